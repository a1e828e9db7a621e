import { useCallback, useState } from 'react';
import {
  type AnyVariables,
  type CombinedError,
  type GraphQLRequestParams,
  useClient,
  useQuery,
} from 'urql';
import type { ApiDocument } from '../../shared/document.ts';
import { typed } from '../api/typed.ts';

/** A list of the API with its cursors, as `nodes`. */
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

interface Options<Data, Variables, Node> {
  readonly document: ApiDocument<Data, Variables>;
  /** The variables of the page after a cursor; whatever else changes in them begins a new list. */
  readonly variables: (after: string | null) => Variables;
  readonly connectionOf: (data: Data) => Connection<Node> | null | undefined;
  readonly pause?: boolean;
}

/** All pages of a list that were loaded so far; the cache joins them (`api/cache.ts`). */
export interface InfiniteConnection<Node> {
  readonly nodes: readonly Node[];
  /** Null until it is known. */
  readonly totalCount: number | null;
  /** Nothing is there to show yet: time for a skeleton. */
  readonly isLoading: boolean;
  readonly isLoadingMore: boolean;
  readonly hasMore: boolean;
  readonly error: CombinedError | undefined;
  loadMore(): void;
  /** Asks for the first page anew; rows that were loaded stay. Also the retry after an error. */
  refresh(): void;
}

export function useInfiniteConnection<Data, Variables extends AnyVariables, Node>({
  document,
  variables,
  connectionOf,
  pause = false,
}: Options<Data, Variables, Node>): InfiniteConnection<Node> {
  const list = JSON.stringify(variables(null));
  const [place, setPlace] = useState<{ list: string; after: string | null }>({ list, after: null });
  const after = place.list === list ? place.after : null;
  const client = useClient();
  const query = typed(document);
  const request = { query, variables: variables(after) } as GraphQLRequestParams<Data, Variables>;
  const [{ data, fetching, error, operation }, execute] = useQuery<Data, Variables>({
    ...request,
    pause,
  });

  // Until the new list answers, urql still shows the one before.
  const shown = operation ? JSON.stringify({ ...Object(operation.variables), after: null }) : list;
  const isOther = shown !== JSON.stringify({ ...Object(variables(null)), after: null });
  const connection = data && !isOther ? connectionOf(data) : undefined;
  const hasMore = connection?.pageInfo.hasNextPage ?? false;
  const endCursor = connection?.pageInfo.endCursor ?? null;
  const loadMore = useCallback(() => {
    if (hasMore && !fetching && endCursor !== null) setPlace({ list, after: endCursor });
  }, [hasMore, fetching, endCursor, list]);

  return {
    nodes: connection?.nodes ?? [],
    totalCount: connection?.totalCount ?? null,
    isLoading: !connection && !error,
    isLoadingMore: fetching && connection !== undefined,
    hasMore,
    error,
    loadMore,
    refresh: () => {
      if (error) execute({ requestPolicy: 'network-only' });
      else void client.query(query, variables(null), { requestPolicy: 'network-only' }).toPromise();
    },
  };
}
