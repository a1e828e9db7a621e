/** Where keys write, or choose. */
const fields = 'input:not([type="checkbox"], [type="radio"]), textarea, select';

/** Keys that were struck before what they are meant for was there; told again, in order, once it is. */
export class HeldKeys {
  readonly #keys: KeyboardEvent[] = [];
  #isHolding = false;
  #isTelling = false;

  /** From now on keys wait. */
  hold(): void {
    this.#isHolding = true;
    addEventListener('keydown', this.#keep, { capture: true });
  }

  /** Tells those that wait; later ones wait for their turn. */
  async release(): Promise<void> {
    this.#isHolding = false;
    if (this.#isTelling) return;
    this.#isTelling = true;
    for (;;) {
      // What came and what a key did is shown before the next one is told.
      await new Promise((resolve) => setTimeout(resolve));
      const key = this.#isHolding ? undefined : this.#keys.shift();
      if (!key) break;
      const target = document.activeElement ?? document.documentElement;
      target.dispatchEvent(new KeyboardEvent('keydown', key));
    }
    this.#isTelling = false;
    if (!this.#isHolding) removeEventListener('keydown', this.#keep, { capture: true });
  }

  /** Forgets those that wait: what they were meant for does not come. */
  drop(): void {
    this.#keys.length = 0;
    void this.release();
  }

  readonly #keep = (event: KeyboardEvent): void => {
    const { target, key } = event;
    // Those told again, those of the browser, and what is typed into a field go their way.
    if (!event.isTrusted || event.ctrlKey || event.metaKey || event.altKey) return;
    if (key.length > 1 && key !== 'Enter' && key !== 'Escape') return;
    if (target instanceof Element && target.matches(fields)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.#keys.push(event);
  };
}
