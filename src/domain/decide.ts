import { and, eq, getTableColumns, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database } from '../db/pool.ts';
import { type RecommendationRow, recommendations, users } from '../db/schema.ts';
import { anyId } from '../db/sql.ts';
import { ConflictError, type DomainError, ForbiddenError, NotFoundError } from './errors.ts';

/** An operator's decision on some recommendations. A rejection has a reason, an approval none. */
export interface Decision {
  ids: readonly string[];
  verdict: 'approved' | 'rejected';
  reason: string | null;
  operatorId: string;
  decidedAt: Date;
}

/**
 * Decides those that are still pending, of members who consent and are not the operator, in one
 * conditional UPDATE: of two operators at the same moment one gets the row, the other does not.
 *
 * @returns the decided rows; the others are untouched
 */
export async function decidePending(
  tx: Database,
  decision: Decision,
): Promise<RecommendationRow[]> {
  const { ids, verdict, reason, operatorId, decidedAt } = decision;
  // Locked in the order of their ids, so that two overlapping reviews cannot deadlock.
  const pending = tx
    .select({ id: recommendations.id })
    .from(recommendations)
    .innerJoin(users, eq(users.id, recommendations.userId))
    .where(
      and(
        anyId(recommendations.id, ids),
        eq(recommendations.status, 'pending'),
        eq(users.consentStatus, true),
        ne(recommendations.userId, operatorId),
      ),
    )
    .orderBy(recommendations.id)
    .for('update', { of: recommendations });
  const decided =
    verdict === 'approved'
      ? { status: verdict, approvedAt: decidedAt, approvedById: operatorId }
      : {
          status: verdict,
          rejectedAt: decidedAt,
          rejectedById: operatorId,
          rejectionReason: reason,
        };
  return tx
    .update(recommendations)
    .set(decided)
    .where(sql`${recommendations.id} in ${pending}`)
    .returning();
}

/** Why recommendations could not be decided, by id. */
export async function explainUndecided(
  tx: Database,
  ids: readonly string[],
  operatorId: string,
): Promise<Map<string, DomainError>> {
  const decider = alias(users, 'decider');
  const rows = await tx
    .select({
      recommendation: getTableColumns(recommendations),
      consentStatus: users.consentStatus,
      decidedBy: { id: decider.id, email: decider.email },
    })
    .from(recommendations)
    .innerJoin(users, eq(users.id, recommendations.userId))
    .leftJoin(
      decider,
      eq(
        decider.id,
        sql`coalesce(${recommendations.approvedById}, ${recommendations.rejectedById})`,
      ),
    )
    .where(anyId(recommendations.id, ids));
  const found = new Map(rows.map((row) => [row.recommendation.id, row]));
  return new Map(
    ids.map((id): [string, DomainError] => {
      const row = found.get(id);
      if (row?.recommendation.userId === operatorId) {
        return [id, new ForbiddenError('Nobody decides their own recommendation.')];
      }
      if (!row?.consentStatus || row.recommendation.status === 'pending')
        return [id, new NotFoundError('recommendation')];
      return [id, alreadyDecided(row.recommendation, row.decidedBy)];
    }),
  );
}

function alreadyDecided(
  row: RecommendationRow,
  decidedBy: { id: string; email: string | null } | null,
): ConflictError {
  const decidedAt = (row.approvedAt ?? row.rejectedAt)?.toISOString() ?? null;
  const by = decidedBy === null ? 'somebody who has left' : (decidedBy.email ?? 'a colleague');
  return new ConflictError(`Already ${row.status} by ${by} at ${decidedAt}.`, {
    status: row.status.toUpperCase(),
    decidedAt,
    decidedBy,
  });
}
