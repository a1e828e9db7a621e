import { useEffect, useEffectEvent, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { typed } from '../../api/typed.ts';
import { useInfiniteConnection } from '../../shared/use-infinite-connection.ts';
import {
  MemberHomeDocument,
  MemberRecommendationsDocument,
  type MemberRecommendationsQuery,
} from './generated/graphql.ts';
import { useLiveRecommendations } from './use-live-recommendations.ts';

export type Recommendation = NonNullable<
  MemberRecommendationsQuery['me']
>['recommendations']['nodes'][number];

interface Recommendations {
  /** Those that are shown, the latest first. */
  readonly shown: readonly Recommendation[];
  /** Those of them that were approved since the page is open. */
  readonly arrived: readonly Recommendation[];
  /** How many there are, shown or not; null until it is known. */
  readonly total: number | null;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly isLoadingMore: boolean;
  readonly error: CombinedError | undefined;
  showMore(): void;
  retry(): void;
}

/** How many are shown at first: what else the page says should be in reach. */
const fewest = 6;
const [pageSize, largestPage] = [20, 100];

/** Members look for what is new at the top, and pages that were loaded at different times overlap. */
const latestFirst = (nodes: readonly Recommendation[]) =>
  nodes.toSorted((a, b) => {
    const [at, bt] = [a.approvedAt ?? '', b.approvedAt ?? ''];
    return bt.localeCompare(at) || b.id.localeCompare(a.id);
  });

/** What operators approved for the member: a few, more on demand, and what is new by itself. */
export function useRecommendations(): Recommendations {
  const client = useClient();
  const list = useInfiniteConnection({
    document: MemberRecommendationsDocument,
    variables: (after) => ({ first: pageSize, after }),
    connectionOf: ({ me }) => me?.recommendations,
  });
  const { totalCount, hasMore, isLoading, isLoadingMore, error, loadMore, refresh } = list;
  const nodes = latestFirst(list.nodes);
  const [wanted, setWanted] = useState(fewest);
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  const newestAt = nodes[0]?.approvedAt ?? null;
  if (openedAt === null && totalCount !== null) setOpenedAt(newestAt ?? '');

  const [isPaged, setIsPaged] = useState(false);
  const askAnew = () => {
    // What is new moves the rest along: later pages would leave a gap, were not all asked for together.
    const first = isPaged || nodes.length > pageSize ? largestPage : pageSize;
    const context = { requestPolicy: 'network-only' } as const;
    void client.query(typed(MemberRecommendationsDocument), { first }, context).toPromise();
    void client.query(typed(MemberHomeDocument), {}, context).toPromise();
  };
  // Pages of an earlier visit that no longer meet.
  const hasGap = totalCount !== null && !hasMore && nodes.length < totalCount;
  const closeGap = useEffectEvent(askAnew);
  useEffect(() => {
    if (hasGap) closeGap();
  }, [hasGap]);
  const told = useLiveRecommendations({ totalCount, newestAt }, askAnew);
  const shown = totalCount === 0 ? [] : nodes.slice(0, wanted);
  return {
    shown,
    arrived: shown.filter(({ approvedAt }) => openedAt !== null && (approvedAt ?? '') > openedAt),
    // Later pages say how many there were when they were asked for.
    total: totalCount && Math.max(totalCount, told, nodes.length),
    hasMore: shown.length < nodes.length || hasMore,
    isLoading,
    isLoadingMore: isLoadingMore && nodes.length < wanted,
    error,
    showMore() {
      setWanted(wanted + pageSize);
      if (nodes.length >= wanted + pageSize || !hasMore) return;
      setIsPaged(true);
      loadMore();
    },
    retry: refresh,
  };
}
