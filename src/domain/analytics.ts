import { and, count, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { CacheStats, FamilyStats } from '../cache/stats.ts';
import type { Database } from '../db/pool.ts';
import { dataUploads, recommendations, userProfiles, users } from '../db/schema.ts';
import { BadUserInputError } from './errors.ts';

/** A range of time: from inclusive, to exclusive. */
export interface TimeRange {
  from: Date;
  to: Date;
}

const maxRangeMillis = 366 * 86_400_000;

const consents = eq(users.consentStatus, true);
/** A share as a fraction; null without a whole. */
export const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

function checkRange({ from, to }: TimeRange): void {
  const length = to.getTime() - from.getTime();
  if (length <= 0) {
    throw new BadUserInputError([{ path: 'to', message: 'must be later than from' }]);
  }
  if (length > maxRangeMillis) {
    throw new BadUserInputError([{ path: 'to', message: 'must be at most 366 days after from' }]);
  }
}

/** Members as of now. A member without consent counts in the total alone. */
async function countUsers(db: Database) {
  const [counts] = await db
    .select({
      total: count(),
      withConsent: sql<number>`count(*) filter (where ${users.consentStatus})::int`,
      withPersona: sql<number>`count(${userProfiles.id}) filter (where ${users.consentStatus})::int`,
    })
    .from(users)
    .leftJoin(userProfiles, eq(userProfiles.userId, users.id))
    .where(eq(users.role, 'user'));
  return counts ?? { total: 0, withConsent: 0, withPersona: 0 };
}

function countPersonas(db: Database) {
  return db
    .select({
      personaId: userProfiles.personaId,
      personaName: sql<string>`min(${userProfiles.personaName})`,
      users: count(),
    })
    .from(userProfiles)
    .innerJoin(users, and(eq(users.id, userProfiles.userId), consents))
    .groupBy(userProfiles.personaId)
    .orderBy(userProfiles.personaId);
}

/** What was made in the range and still waits, what was decided in it, and the longest waiting of all. */
async function countRecommendations(db: Database, range: TimeRange) {
  const { status, createdAt, approvedAt, rejectedAt } = recommendations;
  const decidedAt = sql`coalesce(${approvedAt}, ${rejectedAt})`;
  const made = within(sql`${createdAt}`, range);
  const decided = within(decidedAt, range);
  const [counts] = await db
    .select({
      pending: sql<number>`count(*) filter (where ${status} = 'pending' and ${made})::int`,
      approved: sql<number>`count(*) filter (where ${status} = 'approved' and ${decided})::int`,
      rejected: sql<number>`count(*) filter (where ${status} = 'rejected' and ${decided})::int`,
      medianReviewSeconds: sql<
        number | null
      >`percentile_cont(0.5) within group (order by extract(epoch from ${decidedAt} - ${createdAt})) filter (where ${decided})`,
      oldestPendingAt: sql`min(${createdAt}) filter (where ${status} = 'pending')`.mapWith(
        createdAt,
      ),
    })
    .from(recommendations)
    .innerJoin(users, and(eq(users.id, recommendations.userId), consents));
  const { oldestPendingAt, ...ofRange } = counts ?? {
    pending: 0,
    approved: 0,
    rejected: 0,
    medianReviewSeconds: null,
    oldestPendingAt: null,
  };
  const approvalRate = share(ofRange.approved, ofRange.approved + ofRange.rejected);
  return { counts: { ...ofRange, approvalRate }, oldestPendingAt };
}

/** Whether a time lies in the range. */
export const within = (time: SQL, { from, to }: TimeRange): SQL =>
  sql`${time} >= ${from.toISOString()}::timestamptz and ${time} < ${to.toISOString()}::timestamptz`;

/** Decisions by UTC day: every day that the range touches, those without decisions too. */
async function countReviewsByDay(db: Database, { from, to }: TimeRange) {
  const rows = await db.execute<{ date: string; approved: number; rejected: number }>(sql`
    with decisions as (
      select r.status, date_trunc('day', coalesce(r.approved_at, r.rejected_at), 'UTC') as day
      from recommendations r join users u on u.user_id = r.user_id and u.consent_status
      where coalesce(r.approved_at, r.rejected_at) >= ${from.toISOString()}::timestamptz
        and coalesce(r.approved_at, r.rejected_at) < ${to.toISOString()}::timestamptz
    )
    select to_char(days.day at time zone 'UTC', 'YYYY-MM-DD') as date,
      count(*) filter (where d.status = 'approved')::int as approved,
      count(*) filter (where d.status = 'rejected')::int as rejected
    from generate_series(
      date_trunc('day', ${from.toISOString()}::timestamptz, 'UTC'),
      ${to.toISOString()}::timestamptz - interval '1 millisecond',
      interval '24 hours'
    ) as days (day)
    left join decisions d on d.day = days.day
    group by days.day order by days.day`);
  return [...rows];
}

async function countUploads(db: Database, range: TimeRange) {
  const { status, createdAt } = dataUploads;
  const rows = await db
    .select({ status, uploads: count() })
    .from(dataUploads)
    .innerJoin(users, and(eq(users.id, dataUploads.userId), consents))
    .where(and(gte(createdAt, range.from), lt(createdAt, range.to)))
    .groupBy(status);
  const counts = { pending: 0, processing: 0, completed: 0, failed: 0 };
  for (const row of rows) counts[row.status] = row.uploads;
  return counts;
}

const withHitRate = (stats: FamilyStats) => ({
  ...stats,
  hitRate: share(stats.hits, stats.hits + stats.misses),
});

/**
 * Figures for operators. Of members without consent only `users.total` knows.
 *
 * @throws BadUserInputError for an empty range or one of more than 366 days
 */
export async function readAnalytics(db: Database, stats: CacheStats, range: TimeRange) {
  checkRange(range);
  const [userCounts, personas, { counts, oldestPendingAt }, reviewsByDay, uploads] =
    await Promise.all([
      countUsers(db),
      countPersonas(db),
      countRecommendations(db, range),
      countReviewsByDay(db, range),
      countUploads(db, range),
    ]);
  return {
    range,
    users: userCounts,
    personas,
    recommendations: counts,
    oldestPendingAt,
    reviewsByDay,
    uploads,
    cache: stats.read().map(withHitRate),
  };
}
