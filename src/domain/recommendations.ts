import { and, asc, desc, eq, getTableColumns, gte, lt, or, type SQL } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import {
  type RecommendationRow,
  type RecommendationStatus,
  type RecommendationType,
  recommendations,
  userProfiles,
  users,
} from '../db/schema.ts';
import { afterKey, anyId, beforeKey, contains, given } from '../db/sql.ts';
import {
  type ApprovedRecommendations,
  isApproved,
  type MemberRecommendation,
} from './memberRecommendations.ts';
import { decodeCursor, type Page, type PageRequest, toPage } from './page.ts';
import { findPagesOfUsers, type UserList } from './pagesOfUsers.ts';
import type { UserPagesRequest } from './userPages.ts';

/** Which recommendations to list; all that is given must hold. */
export interface RecommendationFilter {
  status?: RecommendationStatus | null | undefined;
  type?: RecommendationType | null | undefined;
  /** The persona of the member's current profile. */
  personaId?: number | null | undefined;
  userId?: string | null | undefined;
  createdAfter?: Date | null | undefined;
  createdBefore?: Date | null | undefined;
  /** Part of the title, the rationale or the member's email. */
  search?: string | null | undefined;
}

export interface RecommendationListRequest extends PageRequest {
  filter?: RecommendationFilter | null | undefined;
  orderBy: 'oldest_first' | 'newest_first';
}

function matching(filter: RecommendationFilter): SQL | undefined {
  return and(
    eq(users.consentStatus, true),
    given(filter.status, (status) => eq(recommendations.status, status)),
    given(filter.type, (type) => eq(recommendations.type, type)),
    given(filter.personaId, (personaId) => eq(userProfiles.personaId, personaId)),
    given(filter.userId, (userId) => eq(recommendations.userId, userId)),
    given(filter.createdAfter, (time) => gte(recommendations.createdAt, time)),
    given(filter.createdBefore, (time) => lt(recommendations.createdAt, time)),
    given(filter.search, (text) =>
      or(
        contains(recommendations.title, text),
        contains(recommendations.rationale, text),
        contains(users.email, text),
      ),
    ),
  );
}

const { id, createdAt } = recommendations;

/** Recommendations of all members who consent, for staff: a page by (createdAt, id). */
export async function listRecommendations(
  db: Database,
  request: RecommendationListRequest,
): Promise<Page<RecommendationRow>> {
  const at = decodeCursor('recommendations', request.after);
  const oldestFirst = request.orderBy === 'oldest_first';
  const further = given(at, (key) => (oldestFirst ? afterKey : beforeKey)(createdAt, id, key));
  const direction = oldestFirst ? asc : desc;
  const where = matching(request.filter ?? {});
  const rows = await db
    .select(getTableColumns(recommendations))
    .from(recommendations)
    .innerJoin(users, eq(users.id, recommendations.userId))
    .leftJoin(userProfiles, eq(userProfiles.userId, recommendations.userId))
    .where(and(where, further))
    .orderBy(direction(createdAt), direction(id))
    .limit(request.first + 1);
  return toPage('recommendations', rows, request, positionByCreation, () =>
    countMatching(db, where),
  );
}

async function countMatching(db: Database, where: SQL | undefined): Promise<number> {
  const matches = db
    .select({ id })
    .from(recommendations)
    .innerJoin(users, eq(users.id, recommendations.userId))
    .leftJoin(userProfiles, eq(userProfiles.userId, recommendations.userId))
    .where(where)
    .as('matches');
  return db.$count(matches);
}

const positionByCreation = (row: RecommendationRow) => ({ time: row.createdAt, id: row.id });

/** Whole rows by id, whoever they belong to: what may be seen of them is for the caller to decide. */
export async function findRecommendationsByIds(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, RecommendationRow>> {
  const rows = await db.select().from(recommendations).where(anyId(id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** A recommendation of a member who consents, for staff; null answers for all others alike. */
export async function findConsentedRecommendation(
  db: Database,
  recommendationId: string,
): Promise<RecommendationRow | null> {
  const [row] = await db
    .select(getTableColumns(recommendations))
    .from(recommendations)
    .innerJoin(users, eq(users.id, recommendations.userId))
    .where(and(eq(id, recommendationId), eq(users.consentStatus, true)));
  return row ?? null;
}

const userList: UserList<RecommendationRow> = {
  name: 'recommendations',
  table: recommendations,
  columns: { id, userId: recommendations.userId, time: createdAt },
  findByIds: findRecommendationsByIds,
  positionOf: positionByCreation,
};

/** All recommendations of each user, the newest first, for staff. */
export function findUserRecommendationPages(
  db: Database,
  request: UserPagesRequest,
): Promise<Map<string, Page<RecommendationRow>>> {
  return findPagesOfUsers(db, userList, request);
}

const positionByApproval = (row: MemberRecommendation) => ({ time: row.approvedAt, id: row.id });

/** The first page of what a member may see, out of the cached newest. */
export function firstApprovedPage(
  approved: ApprovedRecommendations,
  request: PageRequest,
): Page<MemberRecommendation> {
  const rows = approved.newest.slice(0, request.first + 1);
  const page = toPage(
    'memberRecommendations',
    rows,
    request,
    positionByApproval,
    () => approved.total,
  );
  const hasNextPage = approved.total > page.nodes.length;
  return { ...page, pageInfo: { ...page.pageInfo, hasNextPage } };
}

/** A later page of what a member may see, by (approvedAt, id), from PostgreSQL. */
export async function laterApprovedPage(
  db: Database,
  userId: string,
  request: PageRequest,
  totalCount: () => number | Promise<number>,
): Promise<Page<MemberRecommendation>> {
  const at = decodeCursor('memberRecommendations', request.after);
  const { approvedAt } = recommendations;
  const rows = await db
    .select(getTableColumns(recommendations))
    .from(recommendations)
    .innerJoin(users, and(eq(users.id, recommendations.userId), eq(users.consentStatus, true)))
    .where(
      and(
        eq(recommendations.userId, userId),
        eq(recommendations.status, 'approved'),
        given(at, (key) => beforeKey(approvedAt, id, key)),
      ),
    )
    .orderBy(desc(approvedAt), desc(id))
    .limit(request.first + 1);
  const approved = rows.filter(isApproved);
  return toPage('memberRecommendations', approved, request, positionByApproval, totalCount);
}
