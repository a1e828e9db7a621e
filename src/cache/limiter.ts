import { LRUCache } from 'lru-cache';
import { RateLimiterRedis } from 'rate-limiter-flexible';
import { atMost } from './atMost.ts';
import { type LimitName, limitKey, limitPrefix, limitSeconds } from './keys.ts';
import { orWhenAway, type RedisLink } from './link.ts';
import type { Commands } from './scripts.ts';

/** How often something has happened within its hour, this time included, and when that hour ends. */
export interface Count {
  consumed: number;
  resetSeconds: number;
}

/** The library counts; what is too much is compared here, because it depends on who asks. */
const unlimited = { points: Number.MAX_SAFE_INTEGER, duration: limitSeconds };

const bounds = { ...atMost(20_000), ttl: limitSeconds * 1000 };

/**
 * Counts events within an hour for all gateways, in Redis. While Redis is away it counts in this
 * process's memory, from the last count that it knows, and makes up for it when Redis is back.
 */
export class Limiter {
  readonly #link: RedisLink;
  readonly #name: LimitName;
  /** The last count that is known, by id. */
  readonly #known = new LRUCache<string, { consumed: number; endsAtMillis: number }>(bounds);
  /** What Redis has not been told of, by id. */
  readonly #missed = new LRUCache<string, number>(bounds);
  #shared: { redis: Commands; limiter: RateLimiterRedis } | null = null;

  constructor(link: RedisLink, name: LimitName) {
    this.#link = link;
    this.#name = name;
  }

  /** Counts one more. */
  async count(id: string): Promise<Count> {
    const missed = this.#takeMissed(id);
    const counted = this.#link.run((redis) => this.#over(redis).penalty(id, missed + 1));
    const known = counted.then(({ consumedPoints, msBeforeNext }) =>
      this.#remember(id, consumedPoints, Date.now() + msBeforeNext),
    );
    const { consumed, endsAtMillis } = await orWhenAway(known, () => {
      this.#miss(id, missed + 1);
      return this.#addToKnown(id, 1);
    });
    return { consumed, resetSeconds: Math.max(1, Math.ceil((endsAtMillis - Date.now()) / 1000)) };
  }

  /** Counts one less: what was counted in advance turned out not to matter. */
  async giveBack(id: string): Promise<void> {
    this.#addToKnown(id, -1);
    const counted = this.#link.run((redis) => redis.uncount(1, limitKey(this.#name, id)));
    await orWhenAway(counted, () => {
      this.#miss(id, -1);
      return 0;
    });
  }

  /** Keeps a count, and its time, under another name. @returns whether Redis has done it */
  async rename(from: string, to: string): Promise<boolean> {
    const [source, target] = [limitKey(this.#name, from), limitKey(this.#name, to)];
    const moved = this.#link.run((redis) => redis.moveKey(2, source, target));
    return orWhenAway(
      moved.then(() => true),
      () => false,
    );
  }

  #remember(id: string, consumed: number, endsAtMillis: number) {
    const known = { consumed, endsAtMillis };
    this.#known.set(id, known);
    return known;
  }

  #addToKnown(id: string, points: number) {
    const known = this.#known.get(id);
    const goesOn = known !== undefined && known.endsAtMillis > Date.now();
    return goesOn
      ? this.#remember(id, known.consumed + points, known.endsAtMillis)
      : this.#remember(id, points, Date.now() + limitSeconds * 1000);
  }

  #miss(id: string, points: number): void {
    const missed = this.#takeMissed(id) + points;
    if (missed !== 0) this.#missed.set(id, missed);
  }

  /** Taken out, so that of two counts at once only one makes up for it. */
  #takeMissed(id: string): number {
    const missed = this.#missed.get(id) ?? 0;
    if (missed !== 0) this.#missed.delete(id);
    return missed;
  }

  #over(redis: Commands): RateLimiterRedis {
    if (this.#shared?.redis !== redis) {
      const options = { ...unlimited, keyPrefix: limitPrefix(this.#name), storeClient: redis };
      this.#shared = { redis, limiter: new RateLimiterRedis(options) };
    }
    return this.#shared.limiter;
  }
}
