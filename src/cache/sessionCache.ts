import { families } from './keys.ts';
import { type RedisLink, RedisUnavailableError } from './link.ts';

/** Renews `session:{session_id}` where it stands; a session that was voided stays away. */
export class SessionCache {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  /** @param value the documented JSON: user_id, role, last_used_at */
  async refresh(sessionId: string, value: object): Promise<void> {
    const { key, ttlSeconds } = families.session;
    try {
      await this.#link.run((redis) =>
        redis.set(key(sessionId), JSON.stringify(value), 'EX', ttlSeconds, 'XX'),
      );
    } catch (error) {
      if (!(error instanceof RedisUnavailableError)) throw error;
    }
  }
}
