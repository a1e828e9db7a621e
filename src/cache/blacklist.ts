import { blacklistKey } from './keys.ts';
import { type RedisLink, RedisUnavailableError } from './link.ts';

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
    await this.#unlessAway(
      this.#link.run((redis) =>
        redis.set(blacklistKey(tokenId), '1', 'EX', Math.ceil(remainingSeconds)),
      ),
    );
  }

  async has(tokenId: string): Promise<boolean> {
    const found = await this.#unlessAway(
      this.#link.run((redis) => redis.exists(blacklistKey(tokenId))),
    );
    return found === 1;
  }

  async #unlessAway<Result>(command: Promise<Result>): Promise<Result | null> {
    try {
      return await command;
    } catch (error) {
      if (error instanceof RedisUnavailableError) return null;
      throw error;
    }
  }
}
