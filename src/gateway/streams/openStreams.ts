import { RateLimitedError } from '../../domain/errors.ts';
import type { Metrics } from '../../telemetry/metrics.ts';

/** Streams of this process that are open, at most so many for each account. */
export class OpenStreams {
  readonly #maxPerUser: number;
  readonly #metrics: Pick<Metrics, 'streams'>;
  readonly #counts = new Map<string, number>();
  readonly #ends = new Set<() => void>();
  #closing = false;

  constructor(maxPerUser: number, metrics: Pick<Metrics, 'streams'>) {
    this.#maxPerUser = maxPerUser;
    this.#metrics = metrics;
  }

  /**
   * Counts one more.
   *
   * @returns how to count it no longer; only the first call does
   * @throws RateLimitedError
   */
  count(userId: string): () => void {
    const count = (this.#counts.get(userId) ?? 0) + 1;
    if (count > this.#maxPerUser) {
      throw new RateLimitedError(`At most ${this.#maxPerUser} streams may be open at once`, 60);
    }
    this.#counts.set(userId, count);
    this.#metrics.streams.inc();
    let counted = true;
    return () => {
      if (!counted) return;
      counted = false;
      this.#metrics.streams.dec();
      const rest = (this.#counts.get(userId) ?? 1) - 1;
      if (rest > 0) this.#counts.set(userId, rest);
      else this.#counts.delete(userId);
    };
  }

  /** Has a stream ended when the gateway closes. @returns how to forget it */
  keep(end: () => void): () => void {
    if (this.#closing) end();
    this.#ends.add(end);
    return () => this.#ends.delete(end);
  }

  /** Ends all, and those that are about to open, so that they do not hold up the stop. */
  close(): void {
    this.#closing = true;
    for (const end of this.#ends) end();
  }
}
