import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../../db/pool.ts';
import { recommendations } from '../../db/schema.ts';
import {
  planRecommendations,
  type RecommendationPlan,
} from '../recommendations/planRecommendations.ts';
import type { ExistingRecommendation } from '../recommendations/rerun.ts';
import type { Assessment } from './assess.ts';
import type { MemberState } from './memberState.ts';

const template = sql<string>`${recommendations.decisionTrace} ->> 'template'`;

/**
 * Plans a member's recommendations by those that they have in this moment, and writes the plan. One
 * that an operator decides at the same time is left as the operator has it.
 */
export async function writeRecommendations(
  tx: Database,
  { userId, consentVersion }: MemberState,
  { computed, persona, accounts }: Assessment,
  now: Date,
): Promise<RecommendationPlan> {
  const { facts, asOf, signals30d, signals180d } = computed;
  const plan = planRecommendations({
    facts,
    signals: { signals30d, signals180d },
    accounts,
    asOf,
    persona: persona.personaId,
    criteria: persona.criteria,
    existing: await lockExisting(tx, userId),
    now,
    consentVersion,
  });
  if (plan.toDelete.length > 0) await deletePending(tx, userId, plan.toDelete);
  if (plan.toInsert.length > 0) {
    const rows = plan.toInsert.map(({ template: _, ...row }) => ({
      ...row,
      userId,
      createdAt: now,
    }));
    await tx.insert(recommendations).values(rows);
  }
  return plan;
}

/** Locks in the order of the ids, as a review does, so that the two cannot deadlock. */
async function lockExisting(tx: Database, userId: string): Promise<ExistingRecommendation[]> {
  const rows = await tx
    .select({
      template,
      status: recommendations.status,
      approvedAt: recommendations.approvedAt,
      rejectedAt: recommendations.rejectedAt,
    })
    .from(recommendations)
    .where(eq(recommendations.userId, userId))
    .orderBy(asc(recommendations.id))
    .for('update');
  return rows.map(({ approvedAt, rejectedAt, ...row }) => ({
    ...row,
    decidedAt: approvedAt ?? rejectedAt,
  }));
}

async function deletePending(tx: Database, userId: string, templates: string[]): Promise<void> {
  await tx
    .delete(recommendations)
    .where(
      and(
        eq(recommendations.userId, userId),
        eq(recommendations.status, 'pending'),
        inArray(template, templates),
      ),
    );
}
