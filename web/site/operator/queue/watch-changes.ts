import { Observable } from '../../../shared/observable.ts';
import type { RecommendationFilter } from './generated/graphql.ts';

interface Source {
  newest(filter: RecommendationFilter): Promise<{ count: number; at: string | null }>;
  /** Looks again at the rows around the active one. */
  recheck(): Promise<void>;
}

/** Not more often than this, however fast the queue changes: requests are counted by the hour. */
const pauseMillis = 4_000;

/** Counts what was made since the list was loaded, so that new rows wait until they are asked for. */
export class ChangeWatch {
  readonly #source: Source;
  readonly #filter: RecommendationFilter;
  readonly #count = new Observable(0);
  #since: string | null = null;
  #pending: number | null = null;
  #lookedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(source: Source, filter: RecommendationFilter) {
    this.#source = source;
    this.#filter = filter;
  }

  readonly get = this.#count.get;
  readonly subscribe = this.#count.subscribe;

  /** The list was loaded just now: what comes from here on is new. */
  async begin(): Promise<void> {
    this.#count.set(0);
    const { at } = await this.#source.newest(this.#filter).catch(() => ({ at: null }));
    this.#since = after(at ?? new Date(0).toISOString());
  }

  /** The queue has so many now; when that differs it is looked at, soon. */
  hear(pendingCount: number): void {
    const isNews = this.#pending !== null && this.#pending !== pendingCount;
    this.#pending = pendingCount;
    if (isNews) this.lookSoon();
  }

  /** Looks at what changed, in a moment. */
  lookSoon(): void {
    if (this.#timer !== undefined) return;
    const wait = Math.max(300, this.#lookedAt + pauseMillis - Date.now());
    this.#timer = setTimeout(() => void this.#look(), wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #look(): Promise<void> {
    this.#timer = undefined;
    this.#lookedAt = Date.now();
    // What fails here is looked at again with the next change, and a lost connection is said elsewhere.
    await Promise.allSettled([this.#countNew(), this.#source.recheck()]);
  }

  async #countNew(): Promise<void> {
    const since = this.#since;
    if (since === null) return;
    const { createdAfter } = this.#filter;
    const from = createdAfter && createdAfter > since ? createdAfter : since;
    const { count } = await this.#source.newest({ ...this.#filter, createdAfter: from });
    if (since === this.#since) this.#count.set(count);
  }
}

function after(at: string): string {
  return new Date(Date.parse(at) + 1).toISOString();
}
