import { useSyncExternalStore } from 'react';
import { Observable } from '../../shared/observable.ts';

/** How this page stands to the gateway. */
export type Liveness = 'offline' | 'reconnecting' | 'live' | 'idle';

interface State {
  readonly online: boolean;
  readonly open: number;
  readonly broken: number;
}

/** Knows whether the browser is online and how the streams are, and tells when to ask anew. */
class Connection {
  readonly #state = new Observable<State>({ online: navigator.onLine, open: 0, broken: 0 });
  readonly #onBack = new Set<() => void>();

  constructor() {
    addEventListener('online', () => this.#change({ online: true }));
    addEventListener('offline', () => this.#change({ online: false }));
  }

  readonly subscribe = this.#state.subscribe;

  readonly liveness = (): Liveness => {
    const { online, open, broken } = this.#state.get();
    if (!online) return 'offline';
    if (broken > 0) return 'reconnecting';
    return open > 0 ? 'live' : 'idle';
  };

  /** Counts the streams that are open (or, with -1, no longer) and those that broke. */
  count(change: { readonly open?: 1 | -1; readonly broken?: 1 | -1 }): void {
    const { open, broken } = this.#state.get();
    this.#change({ open: open + (change.open ?? 0), broken: broken + (change.broken ?? 0) });
  }

  /** Hears when the connection is back: what was shown meanwhile may be old. */
  onBack(listener: () => void): () => void {
    this.#onBack.add(listener);
    return () => this.#onBack.delete(listener);
  }

  #change(change: Partial<State>): void {
    const wasAway = this.#isAway();
    this.#state.set({ ...this.#state.get(), ...change });
    if (wasAway && !this.#isAway()) for (const listener of this.#onBack) listener();
  }

  #isAway(): boolean {
    return ['offline', 'reconnecting'].includes(this.liveness());
  }
}

/** The one of this page. */
export const connection = new Connection();

/** How this page stands to the gateway, for the indicator in the header and the banner. */
export function useLiveness(): Liveness {
  return useSyncExternalStore(connection.subscribe, connection.liveness);
}
