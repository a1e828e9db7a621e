import type { SignInStore } from '../../web/shared/signInStore.ts';

/** What the tabs of one browser share, as far as sessions use it. */
export class StubBrowser {
  /** Whether tabs hear each other: a message may be late. */
  isHeard = true;
  #signedIn = false;
  #last: Promise<unknown> = Promise.resolve();
  readonly #tabs: ((signedIn: boolean) => void)[] = [];

  tab(): SignInStore {
    const listeners: ((signedIn: boolean) => void)[] = [];
    const hear = (signedIn: boolean) => {
      for (const listener of listeners) listener(signedIn);
    };
    this.#tabs.push(hear);
    return {
      exclusively: (task) => {
        const turn = this.#last.then(task);
        this.#last = turn.catch(() => undefined);
        return turn;
      },
      wasSignedIn: () => this.#signedIn,
      tell: (signedIn) => {
        this.#signedIn = signedIn;
        if (!this.isHeard) return;
        for (const other of this.#tabs) if (other !== hear) other(signedIn);
      },
      forget: () => {
        this.#signedIn = false;
      },
      onTold: (listener) => void listeners.push(listener),
    };
  }
}
