import type { RecommendationRow } from '../db/schema.ts';
import type { Draft } from './drafts.ts';
import { Random } from './random.ts';
import { staffId } from './staff.ts';
import { before, hourMillis } from './times.ts';

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

const undecided = {
  approvedAt: null,
  approvedById: null,
  rejectedAt: null,
  rejectedById: null,
  rejectionReason: null,
};

/** Hours until somebody decided: often the same hour, mostly the same day, seldom after days. */
function hoursUntilDecision(random: Random): number {
  const [from, to] = random.weighted([
    [[0.1, 2], 35],
    [[2, 24], 40],
    [[24, 90], 25],
  ] as const);
  return random.between(from, to);
}

/** Adds the decision to a draft, or leaves it pending. */
export function decide(draft: Draft, isPending: boolean, now: Date): RecommendationRow {
  const { recommendation, verdict } = draft;
  if (isPending) return { ...recommendation, status: 'pending', ...undecided };
  const random = new Random(`decision on ${recommendation.id}`);
  const { createdAt } = recommendation;
  const elapsedMillis = now.getTime() - createdAt.getTime();
  const wait = Math.round(Math.min(hoursUntilDecision(random) * hourMillis, 0.9 * elapsedMillis));
  const at = before(createdAt, -wait);
  const by = staffId(random.chance(0.8) ? 'operator' : 'admin');
  return verdict === 'approved'
    ? { ...recommendation, status: verdict, ...undecided, approvedAt: at, approvedById: by }
    : {
        ...recommendation,
        status: verdict,
        ...undecided,
        rejectedAt: at,
        rejectedById: by,
        rejectionReason: random.pick(rejectionReasons),
      };
}
