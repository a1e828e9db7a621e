import { families } from './keys.ts';
import { orWhenAway, type RedisLink } from './link.ts';

/** The documented value of `session:{session_id}`. */
interface CachedSession {
  user_id: string;
  role: string;
  last_used_at: string;
}

/** Renews `session:{session_id}` where it stands. */
export class SessionCache {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  /**
   * Writes when a session was last used. One that was voided stays away, and one that was filled
   * anew meanwhile with another role keeps it: who renews read the session a moment ago.
   */
  async refresh(sessionId: string, value: CachedSession): Promise<void> {
    const { key, ttlSeconds } = families.session;
    const renewed = this.#link.run((redis) =>
      redis.renew(1, key(sessionId), JSON.stringify(value), ttlSeconds),
    );
    await orWhenAway(renewed, () => 0);
  }
}
