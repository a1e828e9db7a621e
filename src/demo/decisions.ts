import { and, eq, sql } from 'drizzle-orm';
import { recommendations } from '../db/schema.ts';
import { type Decision, decidePending } from '../domain/decide.ts';
import { Random } from './random.ts';
import { staffId } from './staff.ts';
import { before, hourMillis } from './times.ts';
import type { DemoTools } from './tools.ts';

const rejectionReasons = [
  'The member seems to have this product already.',
  'Not relevant to the member’s present situation.',
  'The rationale cites a balance that may be out of date.',
  'Too close to another item that was approved for this member.',
  'The wording could be read as blame; please rephrase it.',
  'The offer’s terms changed last week.',
  'Better to wait until the next statement is in.',
  'The numbers are right, but the advice does not follow from them.',
];

/** What operators decide of what one run recommended. */
export interface RunReview {
  userId: string;
  /** When the run ended, and the member got the recommendations. */
  at: Date;
  /** By when all has been decided. */
  until: Date;
  /** How many are left pending. */
  undecided: number;
  /** How many of a hundred are rejected. */
  rejectedPercent: number;
}

/** Hours until somebody decided: often the same hour, mostly the same day, seldom after days. */
function hoursUntilDecision(random: Random): number {
  const [from, to] = random.weighted([
    [[0.1, 2], 35],
    [[2, 24], 40],
    [[24, 90], 25],
  ] as const);
  return random.between(from, to);
}

/** Draws by the template: the recommendation's own id is another in every database. */
function decisionOf(review: RunReview, id: string, template: string): Decision {
  const random = new Random(`decision on ${template} for ${review.userId}`);
  const available = review.until.getTime() - review.at.getTime();
  const wait = Math.min(hoursUntilDecision(random) * hourMillis, 0.9 * available);
  const rejected = random.chance(review.rejectedPercent / 100);
  return {
    ids: [id],
    verdict: rejected ? 'rejected' : 'approved',
    reason: rejected ? random.pick(rejectionReasons) : null,
    operatorId: staffId(random.chance(0.8) ? 'operator' : 'admin'),
    decidedAt: before(review.at, -Math.round(wait)),
  };
}

/** Decides what one run recommended. To do so again changes nothing. */
export async function reviewRun({ db, writes }: DemoTools, review: RunReview): Promise<void> {
  const { userId, at, undecided } = review;
  const template = sql<string>`${recommendations.decisionTrace} ->> 'template'`;
  const rows = await db
    .select({ id: recommendations.id, status: recommendations.status, template })
    .from(recommendations)
    .where(and(eq(recommendations.userId, userId), eq(recommendations.createdAt, at)));
  // The decided ones are drawn too: the same ones stay pending when a seed that broke off goes on.
  const open = rows
    .map((row) => ({
      ...row,
      order: new Random(`queue of ${row.template} for ${userId}`).between(0, 1),
    }))
    .sort((one, other) => one.order - other.order)
    .slice(undecided)
    .filter(({ status }) => status === 'pending');
  if (open.length === 0) return;
  await writes.run(async (tx, touched) => {
    for (const row of open) await decidePending(tx, decisionOf(review, row.id, row.template));
    touched.recommendations(userId);
    touched.reviewQueue();
  });
}
