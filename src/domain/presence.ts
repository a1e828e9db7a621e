import { and, asc, eq, getTableColumns } from 'drizzle-orm';
import type { Claim, Claims } from '../cache/claims.ts';
import type { Events } from '../cache/events.ts';
import { channels } from '../cache/keys.ts';
import type { Database } from '../db/pool.ts';
import { type RecommendationRow, recommendations, users } from '../db/schema.ts';
import { anyId } from '../db/sql.ts';
import type { AccountView } from './accountView.ts';
import { NotFoundError } from './errors.ts';
import { findConsentedRecommendation } from './recommendations.ts';
import { isStaff, type Viewer } from './viewer.ts';
import { showColleague, type VisibleUser } from './visibility.ts';

/** A colleague who has a recommendation open. */
export interface OpenedBy {
  operator: VisibleUser;
  since: Date;
}

/** What others have open, and until when that holds unless something is told. */
export interface OthersClaims {
  claims: Claim[];
  changesAt: Date | null;
}

/** While Redis is away nobody tells, nor when it is back. */
const askAgainMillis = 3000;

const firstEnd = (claims: readonly Claim[]): Date | null =>
  claims.reduce<Date | null>(
    (first, { expiresAt }) => (first === null || expiresAt < first ? expiresAt : first),
    null,
  );

/** How many recommendations that others have open are shown at once. */
export const maxOpened = 50;
/** How many colleagues are shown of one recommendation. */
export const maxOpenedBy = 10;

interface Dependencies {
  db: Database;
  claims: Claims;
  events: Pick<Events, 'publish'>;
  now: () => Date;
}

/**
 * Which operator has which recommendation open, so that two do not judge the same without knowing. It
 * warns and never blocks: nobody's decision depends on it, and without Redis there is no warning.
 */
export class Presence {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * Says that the operator has it open, for two minutes from now.
   *
   * @throws NotFoundError no such id, or its member does not consent (the two answer alike)
   */
  async claim(operator: Viewer, recommendationId: string): Promise<RecommendationRow> {
    const { db, claims, now } = this.#deps;
    const row = await findConsentedRecommendation(db, recommendationId);
    if (row === null) throw new NotFoundError('recommendation');
    const isNew = await claims.claim(row.id, operator.userId, now());
    if (isNew) await this.#tell(row.id);
    return row;
  }

  /** Says that the operator has it open no longer. @returns whether they had */
  async release(operator: Viewer, recommendationId: string): Promise<boolean> {
    const id = recommendationId.toLowerCase();
    const had = await this.#deps.claims.release(id, operator.userId);
    if (had) await this.#tell(id);
    return had;
  }

  /** All claims as they stand, the earliest first; none while it is not known. */
  async list(): Promise<Claim[]> {
    const { claims, now } = this.#deps;
    return (await claims.list(now())) ?? [];
  }

  /** Those of others than the viewer, and when that changes by itself, or should be asked again. */
  async watchOthers({ userId }: Pick<Viewer, 'userId'>): Promise<OthersClaims> {
    const now = this.#deps.now();
    const all = await this.#deps.claims.list(now);
    if (all === null) return { claims: [], changesAt: new Date(now.getTime() + askAgainMillis) };
    const claims = all.filter(({ operatorId }) => operatorId !== userId);
    return { claims, changesAt: firstEnd(claims) };
  }

  async #tell(recommendationId: string): Promise<void> {
    await this.#deps.events.publish([channels.recommendation(recommendationId), channels.presence]);
  }
}

/** The colleagues behind claims, without the viewer. Who has left, or is staff no longer, is none. */
export async function showColleaguesOf(
  claims: readonly Claim[],
  viewer: Pick<Viewer, 'userId'>,
  findAccount: (id: string) => Promise<AccountView | null>,
): Promise<OpenedBy[]> {
  const others = claims.filter(({ operatorId }) => operatorId !== viewer.userId);
  const opened = await Promise.all(
    others.slice(0, maxOpenedBy).map(async ({ operatorId, since }): Promise<OpenedBy | null> => {
      const view = await findAccount(operatorId);
      if (view === null || !isStaff(view.account.role)) return null;
      return { operator: showColleague(view.account), since };
    }),
  );
  return opened.filter((it) => it !== null);
}

/** The pending recommendations among those claimed, of members who consent, the longest waiting first. */
export async function findOpened(
  db: Database,
  claims: readonly Claim[],
): Promise<RecommendationRow[]> {
  const ids = new Set(claims.map(({ recommendationId }) => recommendationId));
  if (ids.size === 0) return [];
  const { id, userId, status, createdAt } = recommendations;
  return db
    .select(getTableColumns(recommendations))
    .from(recommendations)
    .innerJoin(users, and(eq(users.id, userId), eq(users.consentStatus, true)))
    .where(and(anyId(id, [...ids]), eq(status, 'pending')))
    .orderBy(asc(createdAt), asc(id))
    .limit(maxOpened);
}
