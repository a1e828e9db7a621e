import { and, desc, eq, gt, lt, type SQL } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { type SessionRow, sessions, users } from '../db/schema.ts';
import type { AccessTokens } from './accessTokens.ts';
import { type Account, accountColumns } from './accountView.ts';
import type { Audit } from './audit.ts';
import { endSessions } from './endSessions.ts';
import { ForbiddenError, NotFoundError, UnauthenticatedError } from './errors.ts';
import type { RefreshTokens } from './refreshTokens.ts';
import { rotate } from './rotation.ts';
import { sessionEnd } from './sessionEnd.ts';
import type { Viewer } from './viewer.ts';
import type { Writes } from './writes.ts';

const maxListed = 50;

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

  /**
   * Begins a session. The account's row is locked against a ban or a change of password until the
   * session is committed, so that neither misses it.
   *
   * @param proof what the caller has proved, in terms of the account's row: it must still hold
   * @throws ForbiddenError for an account that is banned
   */
  async start(tx: Database, user: { id: string }, proof?: SQL): Promise<SignedIn> {
    const { now, refreshTokens, audit } = this.#deps;
    const [account] = await tx
      .select(accountColumns)
      .from(users)
      .where(and(eq(users.id, user.id), proof))
      .for('share');
    if (account === undefined) {
      throw new UnauthenticatedError('The account was changed in this moment: sign in again.');
    }
    if (account.bannedAt !== null) {
      audit.record({ event: 'session.refused', reason: 'banned', userId: account.id });
      throw new ForbiddenError('This account is suspended.');
    }
    const startedAt = now();
    const id = crypto.randomUUID();
    const refresh = refreshTokens.issue(id);
    const [session] = await tx
      .insert(sessions)
      .values({
        id,
        userId: account.id,
        refreshTokenHash: refresh.hash,
        expiresAt: sessionEnd(startedAt, startedAt),
        createdAt: startedAt,
        lastUsedAt: startedAt,
      })
      .returning();
    if (session === undefined) throw new Error('the session was not inserted');
    return this.#signIn(session, account, refresh.token);
  }

  /**
   * Exchanges a refresh token for the next pair. Each token works once; one that comes again after
   * the grace ends its session, because one of its two bearers is a thief.
   *
   * @throws UnauthenticatedError for a token that is unknown, used, or of an ended session
   */
  async refresh(refreshToken: string): Promise<SignedIn> {
    const { refreshTokens, writes, audit, now } = this.#deps;
    const sessionId = refreshTokens.sessionIdOf(refreshToken);
    if (sessionId === null) throw refused();
    const successor = refreshTokens.successorOf(sessionId, refreshToken);
    const request = { sessionId, refreshToken, successor, now: now() };
    const rotation = await writes.run((tx, touched) => rotate(tx, touched, request));
    if (rotation.outcome === 'exchanged') {
      return this.#signIn(rotation.session, rotation.account, successor.token);
    }
    if (rotation.outcome === 'reused') {
      audit.record({ event: 'session.refresh-reused', userId: rotation.userId, sessionId });
    }
    throw refused();
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

  /** Ends all sessions of the viewer, this one included. */
  async endAll(viewer: Viewer): Promise<void> {
    const { userId } = viewer;
    const sessionCount = await this.#deps.writes.run(async (tx, touched) => {
      // A session that is just being begun is waited for, and ended with the others.
      await tx
        .select({ id: users.id })
        .from(users)
        .where(eq(users.id, userId))
        .for('no key update');
      return endSessions(tx, touched, userId);
    });
    this.#deps.audit.record({ event: 'sessions.ended', userId, sessionCount }, viewer);
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
      notAfter: session.expiresAt,
    });
    return { accessToken, accessTokenExpiresAt: expiresAt, refreshToken, session, account };
  }
}

const refused = () => new UnauthenticatedError('The refresh token is not valid: sign in again.');
