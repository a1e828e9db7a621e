import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../db/pool.ts';
import { dataUploads, users } from '../../db/schema.ts';

/** What an assessment of a member stands on; another state asks for another assessment. */
export interface MemberState {
  userId: string;
  consentVersion: string | null;
  /** When the present consent began. */
  consentGrantedAt: Date | null;
  /** The ids of the uploads that are combined, the oldest first: those completed since then. */
  completed: string[];
}

/**
 * A member who consents, or null where there is none. In the transaction that writes what was assessed,
 * `lock` keeps their consent and their completed uploads as they are until it ends.
 */
export async function findMember(
  db: Database,
  userId: string,
  { lock = false } = {},
): Promise<MemberState | null> {
  const { consentStatus, consentVersion, consentGrantedAt } = users;
  const accounts = db
    .select({ consentStatus, consentVersion, consentGrantedAt })
    .from(users)
    .where(eq(users.id, userId));
  // Sessions and logins refer to the row meanwhile: no more is locked than a change of it needs.
  const [account] = lock ? await accounts.for('no key update') : await accounts;
  if (!account?.consentStatus) return null;
  return {
    userId,
    consentVersion: account.consentVersion,
    consentGrantedAt: account.consentGrantedAt,
    completed: await listCompleted(db, userId, account.consentGrantedAt),
  };
}

/** Whether what was assessed in one state may be written in the other. */
export const isSameState = (one: MemberState, other: MemberState): boolean =>
  one.consentVersion === other.consentVersion &&
  one.consentGrantedAt?.getTime() === other.consentGrantedAt?.getTime() &&
  one.completed.join() === other.completed.join();

async function listCompleted(db: Database, userId: string, since: Date | null): Promise<string[]> {
  const { id, status, createdAt, consentGrantedAt } = dataUploads;
  const rows = await db
    .select({ id })
    .from(dataUploads)
    .where(
      and(
        eq(dataUploads.userId, userId),
        eq(status, 'completed'),
        since === null ? isNull(consentGrantedAt) : eq(consentGrantedAt, since),
      ),
    )
    .orderBy(asc(createdAt), asc(id));
  return rows.map((row) => row.id);
}
