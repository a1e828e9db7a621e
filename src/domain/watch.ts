import type { Subscriber } from '../cache/subscriber.ts';
import { Latch } from './latch.ts';

/** A state that is shown again whenever it has changed. */
export interface Watched<State> {
  /** Where changes are told. */
  channels: readonly string[];
  /** The state as it may be shown now. What it throws ends the watch. */
  read(): Promise<State>;
  /** A state is shown when this differs from that of the one before. */
  likenessOf(state: State): string;
  /** Whether nothing will follow. */
  isLast(state: State): boolean;
  /** How long at least lies between two that are shown. */
  pauseMillis: number;
  /** How long until it is looked at, though nothing was told. */
  longestMillis(): number;
}

/**
 * Shows a state at once and whenever it has changed.
 *
 * A message says only that something may have changed: what is shown is always read anew, so that
 * messages may come late, twice, or for nothing.
 */
export class Watch<State> implements AsyncIterableIterator<State, undefined> {
  readonly #watched: Watched<State>;
  readonly #subscriber: Pick<Subscriber, 'listen'>;
  readonly #told = new Latch();
  readonly #ending = new Latch();
  readonly #states: AsyncGenerator<State, undefined>;
  #ended = false;

  constructor(watched: Watched<State>, subscriber: Pick<Subscriber, 'listen'>) {
    this.#watched = watched;
    this.#subscriber = subscriber;
    this.#states = this.#show();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  next(): Promise<IteratorResult<State, undefined>> {
    return this.#states.next();
  }

  /** Ends it, though somebody waits for the next state just now. */
  return(): Promise<IteratorResult<State, undefined>> {
    this.#ended = true;
    this.#told.set();
    this.#ending.set();
    return this.#states.return(undefined);
  }

  async *#show(): AsyncGenerator<State, undefined> {
    const { channels, read, likenessOf, isLast, pauseMillis, longestMillis } = this.#watched;
    const stop = this.#subscriber.listen(channels, () => this.#told.set());
    let shown: string | null = null;
    try {
      while (!this.#ended) {
        const state = await read();
        const likeness = likenessOf(state);
        if (likeness !== shown) {
          shown = likeness;
          yield state;
          if (isLast(state)) return;
          if (pauseMillis > 0) await this.#ending.wait(pauseMillis);
        }
        await this.#told.wait(longestMillis());
      }
    } finally {
      stop();
    }
  }
}
