import { and, eq, gt } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { type SessionRow, sessions, users } from '../db/schema.ts';
import { type Account, accountColumns } from './accountView.ts';
import type { RefreshToken } from './refreshTokens.ts';
import { hashOf, isSame } from './secrets.ts';
import { sessionEnd } from './sessionEnd.ts';
import type { Touched } from './writes.ts';

/** For so long a token that was exchanged is answered once more, with the same successor. */
const graceMillis = 10_000;

export interface RotationRequest {
  sessionId: string;
  refreshToken: string;
  successor: RefreshToken;
  now: Date;
}

/**
 * What became of a refresh token:
 * - `exchanged`: its successor is valid, whether it became so now or within the grace
 * - `reused`: it was exchanged before; the session has ended
 * - `unknown`: its session has ended before
 */
export type Rotation =
  | { outcome: 'exchanged'; session: SessionRow; account: Account }
  | { outcome: 'reused'; userId: string }
  | { outcome: 'unknown' };

/**
 * Replaces a session's refresh token by its successor. Of many that come at once with one token the
 * first replaces it, and the others, like a client that lost the reply, are answered the same.
 */
export async function rotate(
  tx: Database,
  touched: Touched,
  { sessionId, refreshToken, successor, now }: RotationRequest,
): Promise<Rotation> {
  const [found] = await tx
    .select({ session: sessions, account: accountColumns })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, sessionId), gt(sessions.expiresAt, now)))
    .for('update', { of: sessions });
  if (found === undefined) return { outcome: 'unknown' };
  const { session, account } = found;
  const presentedHash = hashOf(refreshToken);
  if (isSame(presentedHash, session.refreshTokenHash)) {
    const [rotated] = await tx
      .update(sessions)
      .set({
        refreshTokenHash: successor.hash,
        previousRefreshTokenHash: presentedHash,
        rotatedAt: now,
        lastUsedAt: now,
        expiresAt: sessionEnd(session.createdAt, now),
      })
      .where(eq(sessions.id, sessionId))
      .returning();
    return rotated === undefined
      ? { outcome: 'unknown' }
      : { outcome: 'exchanged', session: rotated, account };
  }
  if (isWithinGrace(session, presentedHash, now)) return { outcome: 'exchanged', session, account };
  await tx.delete(sessions).where(eq(sessions.id, sessionId));
  touched.session(sessionId);
  return { outcome: 'reused', userId: account.id };
}

function isWithinGrace(session: SessionRow, presentedHash: string, now: Date): boolean {
  const { previousRefreshTokenHash: previous, rotatedAt } = session;
  if (previous === null || rotatedAt === null || !isSame(presentedHash, previous)) return false;
  return now.getTime() - rotatedAt.getTime() <= graceMillis;
}
