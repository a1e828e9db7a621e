import { eq } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { sessions } from '../db/schema.ts';
import { UnauthenticatedError } from './errors.ts';
import type { Viewer } from './viewer.ts';

/**
 * Sees that the viewer's session has not been ended since the request began, and that it is not until
 * the transaction ends: what opens a lasting way into an account must not outrun its being shut.
 *
 * @throws UnauthenticatedError
 */
export async function requireLivingSession(tx: Database, { sessionId }: Viewer): Promise<void> {
  const [own] = await tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(eq(sessions.id, sessionId))
    .for('update');
  if (own === undefined) throw new UnauthenticatedError('The session has ended: sign in again.');
}
