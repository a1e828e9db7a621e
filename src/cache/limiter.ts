import { RateLimiterMemory, RateLimiterRedis, type RateLimiterRes } from 'rate-limiter-flexible';
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

/**
 * Counts events within an hour for all gateways, in Redis; in this process's memory, from the last
 * count that it knows, while Redis is away.
 */
export class Limiter {
  readonly #link: RedisLink;
  readonly #name: LimitName;
  readonly #memory: RateLimiterMemory;
  #shared: { redis: Commands; limiter: RateLimiterRedis } | null = null;

  constructor(link: RedisLink, name: LimitName) {
    this.#link = link;
    this.#name = name;
    this.#memory = new RateLimiterMemory({ ...unlimited, keyPrefix: limitPrefix(name) });
  }

  /** Counts one more. */
  async count(id: string): Promise<Count> {
    const counted = this.#link.run((redis) => this.#over(redis).consume(id));
    const answer = await orWhenAway(
      counted.then((known) => this.#remember(id, known)),
      () => this.#memory.consume(id),
    );
    return {
      consumed: answer.consumedPoints,
      resetSeconds: Math.max(1, Math.ceil(answer.msBeforeNext / 1000)),
    };
  }

  /** Counts one less: what was counted in advance turned out not to matter. */
  async giveBack(id: string): Promise<void> {
    const counted = this.#link.run((redis) => this.#over(redis).reward(id));
    await orWhenAway(
      counted.then((known) => this.#remember(id, known)),
      () => this.#memory.reward(id),
    );
  }

  /** Forgets a count. */
  async forget(id: string): Promise<void> {
    await this.#memory.delete(id);
    await orWhenAway<unknown>(
      this.#link.run((redis) => redis.del(limitKey(this.#name, id))),
      () => null,
    );
  }

  /** Keeps a count, and its time, under another name. */
  async rename(from: string, to: string): Promise<void> {
    const [source, target] = [limitKey(this.#name, from), limitKey(this.#name, to)];
    await orWhenAway(
      this.#link.run((redis) => redis.moveKey(2, source, target)),
      () => 0,
    );
  }

  async #remember(id: string, known: RateLimiterRes): Promise<RateLimiterRes> {
    await this.#memory.set(id, known.consumedPoints, known.msBeforeNext / 1000);
    return known;
  }

  #over(redis: Commands): RateLimiterRedis {
    if (this.#shared?.redis !== redis) {
      const options = { ...unlimited, keyPrefix: limitPrefix(this.#name), storeClient: redis };
      this.#shared = { redis, limiter: new RateLimiterRedis(options) };
    }
    return this.#shared.limiter;
  }
}
