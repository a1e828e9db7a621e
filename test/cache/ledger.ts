/** A reading that is under way. */
export interface Reading {
  /**
   * @param shows whether what was read is what this version of the thing looks like
   * @returns what is wrong with it, or null
   */
  check(shows: (version: number) => boolean): string | null;
}

/** Whose answered writes a read must show: everybody's, or those of its own gateway. */
export type Strictness = 'all' | 'own';

/**
 * The versions of one thing in logical time: 0 is how it began, each write makes the next one.
 *
 * The rule of the cache: a read shows some version between the last one that had been answered
 * before the read began, and the last one that had begun before the read ended.
 */
export class Ledger {
  readonly #name: string;
  readonly #answeredBy = new Map<number, number>();
  #begun = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(name: string) {
    this.#name = name;
  }

  /**
   * Writes the next version through a gateway, after the writes that wait already.
   *
   * @returns how long the write itself took, in milliseconds
   */
  write(gateway: number, work: (version: number) => Promise<void>): Promise<number> {
    const written = this.#last.then(async () => {
      const startedAt = performance.now();
      this.#begun += 1;
      await work(this.#begun);
      this.#answeredBy.set(gateway, this.#begun);
      return performance.now() - startedAt;
    });
    this.#last = written.catch(() => undefined);
    return written;
  }

  beginReading(gateway: number, strictness: Strictness): Reading {
    const oldest =
      strictness === 'own'
        ? (this.#answeredBy.get(gateway) ?? 0)
        : Math.max(0, ...this.#answeredBy.values());
    return {
      check: (shows) => {
        for (let version = oldest; version <= this.#begun; version += 1) {
          if (shows(version)) return null;
        }
        let shown = oldest - 1;
        while (shown >= 0 && !shows(shown)) shown -= 1;
        const what = shown < 0 ? 'no version' : `version ${shown}`;
        return `${this.#name} showed ${what} when ${oldest} to ${this.#begun} were right`;
      },
    };
  }
}
