import DataLoader from 'dataloader';
import type { Claim } from '../cache/claims.ts';
import type { CachedFamily, FetchRaw, Load, ReadThrough } from '../cache/readThrough.ts';
import type { Database } from '../db/pool.ts';
import type { RecommendationRow } from '../db/schema.ts';
import { type AccountView, accountViewFamily, findAccountViews } from './accountView.ts';
import {
  type ApprovedRecommendations,
  findApprovedRecommendations,
  recommendationsFamily,
} from './memberRecommendations.ts';
import { findPersonaHistoryPages } from './personaHistory.ts';
import { findRecommendationsByIds, findUserRecommendationPages } from './recommendations.ts';
import { findSignals, signalsFamily } from './signalsView.ts';
import { findUploadPages } from './uploads.ts';
import { type UserPageKey, userPageLoader } from './userPages.ts';

export type Loaders = ReturnType<typeof createLoaders>;

/**
 * The lookups of one request: each batches the ids of a tick into one statement and answers by id.
 * Cached families of a tick share one MGET. Never shared between requests.
 *
 * @param listClaims all claims on recommendations as they stand
 */
export function createLoaders(
  db: Database,
  readThrough: ReadThrough,
  listClaims: () => Promise<Claim[]> = async () => [],
) {
  const keysRead = new Set<string>();
  const rawByKey = new DataLoader<string, string | null>(
    (keys) => {
      for (const key of keys) keysRead.add(key);
      return readThrough.fetchRaw(keys);
    },
    { cache: false },
  );
  const fetchRaw: FetchRaw = (keys) => Promise.all(keys.map((key) => rawByKey.load(key)));

  const cached = <Value>(
    family: CachedFamily<Value>,
    find: (db: Database, ids: readonly string[]) => Promise<Map<string, Value>>,
  ) => byId((ids) => readThrough.read(family, ids, (missing) => find(db, missing), fetchRaw));

  return {
    /** The Redis keys that this request has read, for whoever validates a cached response. */
    keysRead: keysRead as ReadonlySet<string>,
    accountView: cached<AccountView>(accountViewFamily, findAccountViews),
    signals: cached(signalsFamily, findSignals),
    approvedRecommendations: cached<ApprovedRecommendations>(
      recommendationsFamily,
      findApprovedRecommendations,
    ),
    recommendationById: byId<RecommendationRow>((ids) => findRecommendationsByIds(db, ids)),
    /** Who has a recommendation open, the viewer too. */
    claims: byId<Claim[]>(async () => Map.groupBy(await listClaims(), (it) => it.recommendationId)),
    personaHistoryPage: userPageLoader((request) => findPersonaHistoryPages(db, request)),
    uploadPage: userPageLoader((request) => findUploadPages(db, request)),
    /** All of a member's recommendations, for staff. */
    recommendationPage: userPageLoader((request) => findUserRecommendationPages(db, request)),
  };
}

/** A loader by id; null for an id that does not exist. */
function byId<Value>(load: Load<Value>): DataLoader<string, Value | null> {
  return new DataLoader(async (ids) => {
    const found = await load(ids);
    return ids.map((id) => found.get(id) ?? null);
  });
}

export type { UserPageKey };
