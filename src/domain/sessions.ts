import { and, desc, eq, gt, lt } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { type SessionRow, sessions, users } from '../db/schema.ts';
import type { AccessTokens } from './accessTokens.ts';
import { type Account, accountColumns } from './accountView.ts';
import type { Audit } from './audit.ts';
import { NotFoundError, UnauthenticatedError } from './errors.ts';
import { matchesHash, type RefreshTokens } from './refreshTokens.ts';
import type { Viewer } from './viewer.ts';
import type { Touched, Writes } from './writes.ts';

/** A session sleeps at most this long; each refresh begins it anew. */
const idleDays = 30;
const maxListed = 50;
const millisPerDay = 86_400_000;

const idleEnd = (now: Date) => new Date(now.getTime() + idleDays * millisPerDay);

/** A session with its account and a fresh pair of tokens. */
export interface SignedIn {
  accessToken: string;
  accessTokenExpiresAt: Date;
  refreshToken: string;
  session: SessionRow;
  account: Account;
}

interface Dependencies {
  db: Database;
  writes: Writes;
  tokens: AccessTokens;
  refreshTokens: RefreshTokens;
  audit: Audit;
  now: () => Date;
}

/** Sessions: begun, refreshed, listed and ended. Who calls is checked in authenticate.ts. */
export class Sessions {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Begins a session for an account that has proved who it is. */
  async start(tx: Database, account: Account): Promise<SignedIn> {
    const now = this.#deps.now();
    const id = crypto.randomUUID();
    const refresh = this.#deps.refreshTokens.issue(id);
    const [session] = await tx
      .insert(sessions)
      .values({
        id,
        userId: account.id,
        refreshTokenHash: refresh.hash,
        expiresAt: idleEnd(now),
        createdAt: now,
        lastUsedAt: now,
      })
      .returning();
    if (session === undefined) throw new Error('the session was not inserted');
    return this.#signIn(session, account, refresh.token);
  }

  /**
   * Exchanges a refresh token for the next pair. Each token works once; one that was used before ends
   * its session, because one of its two bearers is a thief.
   *
   * @throws UnauthenticatedError for a token that is unknown, used, or of an ended session
   */
  async refresh(refreshToken: string): Promise<SignedIn> {
    const sessionId = this.#deps.refreshTokens.sessionIdOf(refreshToken);
    if (sessionId === null) throw refused();
    const next = this.#deps.refreshTokens.issue(sessionId);
    const outcome = await this.#deps.writes.run((tx, touched) =>
      this.#rotate(tx, touched, { sessionId, refreshToken, nextHash: next.hash }),
    );
    if (outcome.session !== null) {
      return this.#signIn(outcome.session, outcome.account, next.token);
    }
    if (outcome.account !== null) {
      const { id: userId } = outcome.account;
      this.#deps.audit.record({ event: 'session.refresh-reused', userId, sessionId });
    }
    throw refused();
  }

  /** The session with its next token; without a session the account whose token was reused, if any. */
  async #rotate(
    tx: Database,
    touched: Touched,
    request: { sessionId: string; refreshToken: string; nextHash: string },
  ): Promise<
    { session: SessionRow; account: Account } | { session: null; account: Account | null }
  > {
    const { sessionId, refreshToken, nextHash } = request;
    const now = this.#deps.now();
    const [found] = await tx
      .select({ session: sessions, account: accountColumns })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, now)))
      .for('update', { of: sessions });
    if (found === undefined) return { session: null, account: null };
    const { account } = found;
    if (!matchesHash(refreshToken, found.session.refreshTokenHash)) {
      await tx.delete(sessions).where(eq(sessions.id, sessionId));
      touched.session(sessionId);
      return { session: null, account };
    }
    const [session] = await tx
      .update(sessions)
      .set({ refreshTokenHash: nextHash, lastUsedAt: now, expiresAt: idleEnd(now) })
      .where(eq(sessions.id, sessionId))
      .returning();
    return session === undefined ? { session: null, account: null } : { session, account };
  }

  /** A user's living sessions, the latest first, at most 50. */
  async list(userId: string): Promise<SessionRow[]> {
    return this.#deps.db
      .select()
      .from(sessions)
      .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, this.#deps.now())))
      .orderBy(desc(sessions.createdAt), desc(sessions.id))
      .limit(maxListed);
  }

  /** Ends one of the viewer's own sessions. @throws NotFoundError for any other id */
  async revoke(viewer: Viewer, sessionId: string): Promise<void> {
    await this.end(viewer, sessionId);
    this.#deps.audit.record({ event: 'session.revoked', userId: viewer.userId, sessionId }, viewer);
  }

  /** The same without a word in the audit log, for whoever has a better one. */
  async end(viewer: Viewer, sessionId: string): Promise<void> {
    const ended = await this.#deps.writes.run(async (tx, touched) => {
      const rows = await tx
        .delete(sessions)
        .where(and(eq(sessions.id, sessionId), eq(sessions.userId, viewer.userId)))
        .returning({ id: sessions.id });
      for (const { id } of rows) touched.session(id);
      return rows.length > 0;
    });
    if (!ended) throw new NotFoundError('session');
  }

  /** Notes that a session is in use, at most once a minute. */
  async touch(sessionId: string): Promise<void> {
    const now = this.#deps.now();
    const minuteAgo = new Date(now.getTime() - 60_000);
    await this.#deps.db
      .update(sessions)
      .set({ lastUsedAt: now })
      .where(and(eq(sessions.id, sessionId), lt(sessions.lastUsedAt, minuteAgo)));
  }

  async #signIn(session: SessionRow, account: Account, refreshToken: string): Promise<SignedIn> {
    const { accessToken, expiresAt } = await this.#deps.tokens.issue({
      userId: account.id,
      sessionId: session.id,
      role: account.role,
      now: this.#deps.now(),
    });
    return { accessToken, accessTokenExpiresAt: expiresAt, refreshToken, session, account };
  }
}

const refused = () => new UnauthenticatedError('The refresh token is not valid: sign in again.');
