import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import type { RecommendationType } from '../db/schema.ts';
import { share, type TimeRange, within } from './analytics.ts';

/** What became of the recommendations that were made from one template. */
export interface TemplateReview {
  template: string;
  title: string;
  type: RecommendationType;
  approved: number;
  rejected: number;
  pending: number;
  approvalRate: number | null;
}

/** How often a reason was given. */
export interface ReasonCount {
  reason: string;
  count: number;
}

/** How many templates are told of at most: more than the catalogue has. */
export const maxTemplates = 200;
/** How many reasons are told of at most: they are free text. */
export const maxReasons = 50;

/** Of members who consent alone. */
const ofMembers: SQL = sql`recommendations r join users u on u.user_id = r.user_id and u.consent_status`;

/**
 * Decisions by template, with what waits: as `recommendations` of the analytics counts, the most
 * rejected first. Materialised, because a condition on the template would have each trace, which is
 * compressed, unpacked twice.
 */
export async function readTemplateReviews(
  db: Database,
  range: TimeRange,
): Promise<TemplateReview[]> {
  const rows = await db.execute<Omit<TemplateReview, 'approvalRate'> & Record<string, unknown>>(sql`
    with counted as materialized (
      select r.decision_trace ->> 'template' as template, r.title, r.type, r.status,
        count(*) as count, max(r.created_at) as newest
      from ${ofMembers}
      where r.status = 'pending' and ${within(sql`r.created_at`, range)}
        or ${within(sql`coalesce(r.approved_at, r.rejected_at)`, range)}
      group by 1, 2, 3, 4
    )
    select template,
      (array_agg(title order by newest desc))[1] as title,
      (array_agg(type order by newest desc))[1] as type,
      coalesce(sum(count) filter (where status = 'approved'), 0)::int as approved,
      coalesce(sum(count) filter (where status = 'rejected'), 0)::int as rejected,
      coalesce(sum(count) filter (where status = 'pending'), 0)::int as pending
    from counted where template is not null
    group by template order by rejected desc, template limit ${maxTemplates}`);
  return rows.map((row) => ({
    ...row,
    approvalRate: share(row.approved, row.approved + row.rejected),
  }));
}

/** The most frequent reasons; texts that differ by case or by the space around them are one. */
export async function readRejectionReasons(db: Database, range: TimeRange): Promise<ReasonCount[]> {
  const rows = await db.execute<ReasonCount & Record<string, unknown>>(sql`
    with given as (
      select regexp_replace(r.rejection_reason, '^\\s+|\\s+$', '', 'g') as reason
      from ${ofMembers}
      where r.rejection_reason is not null and ${within(sql`r.rejected_at`, range)}
    )
    select mode() within group (order by reason) as reason, count(*)::int as count
    from given
    group by lower(reason collate "und-x-icu") order by count desc, reason limit ${maxReasons}`);
  return [...rows];
}
