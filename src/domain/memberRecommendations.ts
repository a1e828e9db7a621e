import { and, count, eq, max, sql } from 'drizzle-orm';
import { families } from '../cache/keys.ts';
import type { CachedFamily } from '../cache/readThrough.ts';
import type { Database } from '../db/pool.ts';
import {
  type RecommendationRow,
  type RecommendationStatus,
  type RecommendationType,
  recommendations,
  users,
} from '../db/schema.ts';

/** An approved recommendation as its member sees it in a list. */
export interface MemberRecommendation {
  id: string;
  userId: string;
  type: RecommendationType;
  title: string;
  content: string;
  rationale: string;
  status: RecommendationStatus;
  createdAt: Date;
  approvedAt: Date;
}

/** What is cached under `recommendations:{user_id}`. */
export interface ApprovedRecommendations {
  total: number;
  /** The newest by (approvedAt, id), at most 100. */
  newest: MemberRecommendation[];
}

const cachedLimit = 100;

type StoredRecommendation = Omit<MemberRecommendation, 'createdAt' | 'approvedAt'> & {
  createdAt: string;
  approvedAt: string;
};

const reviveRecommendation = (stored: StoredRecommendation): MemberRecommendation => ({
  ...stored,
  createdAt: new Date(stored.createdAt),
  approvedAt: new Date(stored.approvedAt),
});

/**
 * What members may see, by user id, in one statement: the total and the newest 100 approved. Nothing
 * without consent.
 */
export async function findApprovedRecommendations(
  db: Database,
  userIds: readonly string[],
): Promise<Map<string, ApprovedRecommendations>> {
  const rows = await db.execute<{
    userId: string;
    total: number;
    newest: StoredRecommendation[];
  }>(sql`
    select u.user_id as "userId", coalesce(a.total, 0)::int as total, coalesce(a.newest, '[]') as newest
    from users u
    left join lateral (
      select max(total) as total, json_agg(item order by approved_at desc, recommendation_id desc) as newest
      from (
        select r.approved_at, r.recommendation_id, count(*) over () as total,
          json_build_object(
            'id', r.recommendation_id, 'userId', r.user_id, 'type', r.type, 'title', r.title,
            'content', r.content, 'rationale', r.rationale, 'status', r.status,
            'createdAt', r.created_at, 'approvedAt', r.approved_at
          ) as item
        from recommendations r
        where r.user_id = u.user_id and r.status = 'approved'
        order by r.approved_at desc, r.recommendation_id desc
        limit ${cachedLimit}
      ) newest
    ) a on u.consent_status
    where u.user_id = any(${sql.param(userIds)}::uuid[])`);
  return new Map(
    rows.map(({ userId, total, newest }) => [
      userId,
      { total, newest: newest.map(reviveRecommendation) },
    ]),
  );
}

/** How many recommendations a member sees, and when the latest of them was approved. */
export interface MyRecommendationsState {
  approvedCount: number;
  lastApprovedAt: Date | null;
}

/** What there is for a member to see, without its content. Nothing without consent. */
export async function countApprovedRecommendations(
  db: Database,
  userId: string,
): Promise<MyRecommendationsState> {
  const [seen] = await db
    .select({ approvedCount: count(), lastApprovedAt: max(recommendations.approvedAt) })
    .from(recommendations)
    .innerJoin(users, and(eq(users.id, recommendations.userId), eq(users.consentStatus, true)))
    .where(and(eq(recommendations.userId, userId), eq(recommendations.status, 'approved')));
  return seen ?? { approvedCount: 0, lastApprovedAt: null };
}

export const recommendationsFamily: CachedFamily<ApprovedRecommendations> = {
  ...families.recommendations,
  revive: (data) => {
    const { total, newest } = data as { total: number; newest: StoredRecommendation[] };
    return { total, newest: newest.map(reviveRecommendation) };
  },
};

/** A whole row that was approved, as its member sees it. */
export const isApproved = (
  row: RecommendationRow,
): row is RecommendationRow & { approvedAt: Date } => row.approvedAt !== null;
