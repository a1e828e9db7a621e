import { cacheExchange, type Resolver } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';

const mergePages = relayPagination({ mergeMode: 'outwards' });

/** All pages of a list that were loaded so far, as one; the count is that of the page asked for. */
const connection: Resolver = (parent, args, cache, info) => {
  const merged: unknown = mergePages(parent, args, cache, info);
  if (typeof merged !== 'object' || merged === null) return undefined;
  const page = cache.resolve(info.parentKey, info.fieldName, args);
  const totalCount = typeof page === 'string' ? cache.resolve(page, 'totalCount') : undefined;
  return { ...merged, totalCount };
};

/** The review queue, which alone asks for an order, keeps its pages apart; other lists are joined. */
const recommendations: Resolver = (parent, args, cache, info) => {
  if (!args.orderBy) return connection(parent, args, cache, info);
  const page = cache.resolve(info.parentKey, info.fieldName, args);
  return typeof page === 'string' ? page : undefined;
};

/** The normalised cache: an entity by its id is one and the same in every list and on every page. */
export function createCache() {
  return cacheExchange({
    // Its id is that of what it tells of. Other types without an id of their own live in their parent.
    keys: { ReviewOutcome: () => null },
    resolvers: {
      // Lists of thousands (`usePagedConnection`) keep their pages apart: joining costs all of them.
      Query: { recommendations },
      User: { personaHistory: connection, recommendations: connection, uploads: connection },
    },
  });
}
