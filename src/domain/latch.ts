/** The longest that a timer can be set to; a longer one would fire at once. */
const maxTimerMillis = 2 ** 31 - 1;

/** Remembers that something has happened until the one who waits for it has noticed. */
export class Latch {
  #isSet = false;
  #wake: (() => void) | null = null;

  set(): void {
    this.#isSet = true;
    this.#wake?.();
  }

  /** Waits until it is set, or for so long, and unsets it. */
  async wait(longestMillis: number): Promise<void> {
    if (!this.#isSet) {
      const millis = Math.min(Math.max(1, longestMillis), maxTimerMillis);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, millis).unref();
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = null;
    }
    this.#isSet = false;
  }
}
