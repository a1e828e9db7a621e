import { blacklistKey } from './keys.ts';
import { orWhenAway, type RedisLink } from './link.ts';

/** What is told of a token by whoever it names. */
export interface RevocableToken {
  tokenId: string;
  tokenExpiresAt: Date;
}

/**
 * Access tokens revoked before their end. Redis away is no hole: a revoked token's session is gone
 * from PostgreSQL, and the session is checked there.
 */
export class Blacklist {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  /** Revokes a token for as long as it would still be valid. */
  async add({ tokenId, tokenExpiresAt }: RevocableToken, now: Date): Promise<void> {
    const remainingSeconds = (tokenExpiresAt.getTime() - now.getTime()) / 1000;
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
