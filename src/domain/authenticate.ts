import { and, eq, gt } from 'drizzle-orm';
import { z } from 'zod';
import type { Blacklist } from '../cache/blacklist.ts';
import { families } from '../cache/keys.ts';
import type { CachedFamily, ReadThrough } from '../cache/readThrough.ts';
import type { SessionCache } from '../cache/sessionCache.ts';
import { isOutage } from '../db/outage.ts';
import type { Database } from '../db/pool.ts';
import { type Role, roles, sessions, users } from '../db/schema.ts';
import { anyId } from '../db/sql.ts';
import type { AccessTokens, TokenProblem } from './accessTokens.ts';
import type { Allowance, ApiLimit } from './apiLimit.ts';
import { unauthenticated } from './callerProblems.ts';
import { UnauthenticatedError } from './errors.ts';
import type { Sessions } from './sessions.ts';
import type { Viewer } from './viewer.ts';

/** The documented value of `session:{session_id}`. */
const sessionValue = z.object({
  user_id: z.uuid(),
  role: z.enum(roles),
  last_used_at: z.iso.datetime(),
});
type SessionValue = z.infer<typeof sessionValue>;

const sessionFamily: CachedFamily<SessionValue> = {
  ...families.session,
  revive: (data) => sessionValue.parse(data),
};

async function findLivingSessions(
  db: Database,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, SessionValue>> {
  const rows = await db
    .select({
      id: sessions.id,
      userId: users.id,
      role: users.role,
      lastUsedAt: sessions.lastUsedAt,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(anyId(sessions.id, ids), gt(sessions.expiresAt, now)));
  return new Map(
    rows.map(({ id, userId, role, lastUsedAt }) => [
      id,
      { user_id: userId, role: role satisfies Role, last_used_at: lastUsedAt.toISOString() },
    ]),
  );
}

/** Who calls: a viewer, nobody, or somebody whose token is not accepted. And what may still be asked. */
export type Caller = { allowance: Allowance } & (
  | { viewer: Viewer; problem: null }
  | { viewer: null; problem: TokenProblem | 'ended' | null }
);

interface Dependencies {
  db: Database;
  readThrough: ReadThrough;
  blacklist: Blacklist;
  sessionCache: SessionCache;
  sessions: Sessions;
  tokens: AccessTokens;
  apiLimit: ApiLimit;
  now: () => Date;
}

/** Finds out who calls, by the access token and its session: one round trip to Redis. */
export class Authenticator {
  readonly #deps: Dependencies;
  /** Sessions whose use is being written just now. */
  readonly #noting = new Set<string>();

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** @param address whence the request comes: whoever is not signed in is counted by it */
  async identify(accessToken: string | null, address: string): Promise<Caller> {
    const { db, readThrough, blacklist, tokens, apiLimit, now } = this.#deps;
    const claims = accessToken === null ? null : await tokens.verify(accessToken, now());
    if (claims === null || typeof claims === 'string') return this.#nobody(claims, address);
    const { userId, sessionId, tokenId, expiresAt } = claims;
    // All commands leave in the same tick, and so in one round trip.
    const [living, revoked, count] = await Promise.all([
      readThrough.read(sessionFamily, [sessionId], (ids) => findLivingSessions(db, ids, now())),
      blacklist.has(tokenId),
      apiLimit.count(userId),
    ]);
    const session = living.get(sessionId);
    if (session === undefined || session.user_id !== userId || revoked) {
      await apiLimit.giveBack(userId);
      return this.#nobody('ended', address);
    }
    const allowance = apiLimit.judge(count, session.role);
    await this.#noteUse(sessionId, session);
    const viewer = { userId, role: session.role, sessionId, tokenId, tokenExpiresAt: expiresAt };
    return { viewer, problem: null, allowance };
  }

  /**
   * Sees that somebody who was identified a while ago still may what they could then. Nothing is
   * counted.
   *
   * @throws UnauthenticatedError when the token has expired, the session has ended or the role changed
   */
  async recheck({ userId, role, sessionId, tokenId, tokenExpiresAt }: Viewer): Promise<void> {
    const { db, readThrough, blacklist, now } = this.#deps;
    if (tokenExpiresAt <= now()) throw unauthenticated('expired');
    const [living, revoked] = await Promise.all([
      readThrough.read(sessionFamily, [sessionId], (ids) => findLivingSessions(db, ids, now())),
      blacklist.has(tokenId),
    ]);
    const session = living.get(sessionId);
    if (session?.user_id !== userId || revoked) throw unauthenticated('ended');
    if (session.role === role) return;
    throw new UnauthenticatedError('The role of the account has changed: subscribe again.');
  }

  async #nobody(problem: TokenProblem | 'ended' | null, address: string): Promise<Caller> {
    const { apiLimit } = this.#deps;
    return {
      viewer: null,
      problem,
      allowance: apiLimit.judge(await apiLimit.count(address), null),
    };
  }

  /**
   * `last_used_at` is written at most once a minute, in PostgreSQL and in Redis, by one of the requests
   * of that moment. PostgreSQL away is no reason to refuse somebody who is known.
   */
  async #noteUse(sessionId: string, session: SessionValue): Promise<void> {
    const usedAt = this.#deps.now();
    const idleMillis = usedAt.getTime() - Date.parse(session.last_used_at);
    if (idleMillis < 60_000 || this.#noting.has(sessionId)) return;
    this.#noting.add(sessionId);
    try {
      await this.#writeUse(sessionId, session, usedAt);
    } catch (error) {
      if (!isOutage(error)) throw error;
    } finally {
      this.#noting.delete(sessionId);
    }
  }

  async #writeUse(sessionId: string, session: SessionValue, usedAt: Date): Promise<void> {
    const { sessions: service, sessionCache } = this.#deps;
    await service.touch(sessionId);
    await sessionCache.refresh(sessionId, { ...session, last_used_at: usedAt.toISOString() });
  }
}
