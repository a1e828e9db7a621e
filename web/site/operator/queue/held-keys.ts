import { actByItself, focusedTarget } from './key-effects.ts';

/** What keys are kept for. */
export type Awaited = 'rows' | 'dialog';

/** Where keys write, or choose. */
const fields = 'input:not([type="checkbox"], [type="radio"]), textarea, select';
/** What is pressed where it stands, whatever is on its way. */
const controls = 'a, button, summary, input';
const modifiers = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'];

/**
 * Keys that were struck before what they are meant for was there; told again, in order, once it is. What
 * cannot be told truly is not told at all: a click, or a key with an effect of the browser's own, ends it
 * for all that wait, and `onLost` hears of it.
 */
export class HeldKeys {
  readonly #onLost: () => void;
  readonly #keys: KeyboardEvent[] = [];
  #awaited: Awaited | null = null;
  #scene: object | null = null;
  #isTelling = false;
  /** Something was lost: what comes after it, before the awaited is there, would be told without it. */
  #isSpoiled = false;
  /** Once is enough while the same is awaited. */
  #isLossKnown = false;

  constructor(onLost: () => void) {
    this.#onLost = onLost;
  }

  /** What keys are struck over: over another scene, those that wait would be told to what nobody saw. */
  heed(scene: object): void {
    if (scene !== this.#scene) this.forget();
    this.#scene = scene;
  }

  /** From now on keys wait. */
  hold(awaited: Awaited): void {
    this.#awaited = awaited;
    addEventListener('keydown', this.#keep, { capture: true });
    addEventListener('pointerdown', this.forget, { capture: true });
  }

  /** Tells those that wait; later ones wait for their turn. */
  async release(): Promise<void> {
    this.#awaited = null;
    this.#isSpoiled = false;
    this.#isLossKnown = false;
    if (this.#isTelling) return;
    this.#isTelling = true;
    for (;;) {
      // What came and what a key did is shown before the next one is told.
      await new Promise((resolve) => setTimeout(resolve));
      const key = this.#awaited === null ? this.#keys.shift() : undefined;
      if (!key) break;
      const target = focusedTarget();
      if (target.dispatchEvent(new KeyboardEvent('keydown', key))) actByItself(target, key);
    }
    this.#isTelling = false;
    if (this.#awaited === null) this.#rest();
  }

  /** Forgets those that wait: what they were meant for does not come, or is not what it was. */
  readonly forget = (): void => {
    if (this.#keys.length === 0) return;
    this.#keys.length = 0;
    this.#isSpoiled = this.#awaited !== null;
    this.#lose();
  };

  /** What they were meant for is left. */
  end(): void {
    this.forget();
    this.#awaited = null;
    this.#rest();
  }

  #lose(): void {
    if (!this.#isLossKnown) this.#onLost();
    this.#isLossKnown = true;
  }

  #rest(): void {
    removeEventListener('keydown', this.#keep, { capture: true });
    removeEventListener('pointerdown', this.forget, { capture: true });
  }

  readonly #keep = (event: KeyboardEvent): void => {
    const { key, isTrusted } = event;
    if (!isTrusted || modifiers.includes(key) || this.#isElsewhere(event)) return;
    if (!canBeTold(event)) {
      this.#isSpoiled ||= this.#awaited !== null && this.#isInTheMiddle();
      this.forget();
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (this.#isSpoiled) this.#lose();
    else this.#keys.push(event);
  };

  /** Whether a key belongs to where it was struck: nothing that waits comes before it. */
  #isElsewhere({ target, key }: KeyboardEvent): boolean {
    if (this.#isInTheMiddle() || !(target instanceof Element)) return false;
    return target.matches(fields) || ([' ', 'Enter'].includes(key) && target.matches(controls));
  }

  #isInTheMiddle(): boolean {
    return this.#keys.length > 0 || this.#awaited === 'dialog';
  }
}

function canBeTold({ key, ctrlKey, metaKey, altKey, isComposing }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || isComposing) return false;
  return key.length === 1 || key === 'Enter' || key === 'Escape';
}
