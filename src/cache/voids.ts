import { leaseKey } from './keys.ts';
import { type RedisLink, RedisUnavailableError } from './link.ts';

const withLeases = (keys: readonly string[]) => keys.flatMap((key) => [key, leaseKey(key)]);

/**
 * Voids keys: the value goes, and with it the right of every fill that has begun.
 *
 * The caller has a job enqueued for the case that this fails (see domain/writes.ts).
 */
export class Voids {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  /** @returns whether Redis has confirmed it */
  async apply(keys: readonly string[]): Promise<boolean> {
    if (keys.length === 0) return true;
    try {
      await this.#link.run((redis) => redis.del(withLeases(keys)));
      return true;
    } catch (error) {
      if (!(error instanceof RedisUnavailableError)) throw error;
      this.#link.fallBehind();
      return false;
    }
  }

  /** What Redis missed while it was away is applied before anybody reads it again. */
  recoverFrom(listMissed: () => Promise<string[]>): void {
    this.#link.onRecover(async () => {
      const keys = await listMissed();
      if (keys.length > 0) await this.#link.direct((redis) => redis.del(withLeases(keys)));
    });
  }
}
