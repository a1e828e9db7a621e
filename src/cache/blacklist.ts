import { blacklistKey } from './keys.ts';
import { orWhenAway, type RedisLink } from './link.ts';

/**
 * Access tokens revoked before their end. Redis away is no hole: a revoked token's session is gone
 * from PostgreSQL, and the session is checked there.
 */
export class Blacklist {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  /** @param remainingSeconds how long the token would still be valid */
  async add(tokenId: string, remainingSeconds: number): Promise<void> {
    if (remainingSeconds <= 0) return;
    const added = this.#link.run((redis) =>
      redis.set(blacklistKey(tokenId), '1', 'EX', Math.ceil(remainingSeconds)),
    );
    await orWhenAway<unknown>(added, () => null);
  }

  async has(tokenId: string): Promise<boolean> {
    const found = this.#link.run((redis) => redis.exists(blacklistKey(tokenId)));
    return (await orWhenAway(found, () => 0)) === 1;
  }
}
