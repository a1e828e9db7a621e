import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import {
  type AnyVariables,
  type Client,
  CombinedError,
  type GraphQLRequestParams,
  useClient,
} from 'urql';
import type { ApiDocument } from '../../shared/document.ts';
import { typed } from '../api/typed.ts';
import { type ListPage, PagedList, type PageSource } from './paged-list.ts';
import type { Connection, InfiniteConnection } from './use-infinite-connection.ts';

interface Options<Data, Variables, Row> {
  readonly document: ApiDocument<Data, Variables>;
  /** The variables of the page after a cursor; whatever else changes in them begins a new list. */
  readonly variables: (after: string | null) => Variables;
  readonly connectionOf: (data: Data) => Connection<Row>;
}

/** An `InfiniteConnection` of which `refresh` begins anew, and `retry` asks again for what failed. */
export interface PagedConnection<Row> extends InfiniteConnection<Row> {
  retry(): void;
}

/**
 * `useInfiniteConnection` for lists of thousands: its rows are as they were answered, and do not follow
 * the cache.
 */
export function usePagedConnection<
  Data,
  Variables extends AnyVariables,
  Row extends { readonly id: string },
>(options: Options<Data, Variables, Row>): PagedConnection<Row> {
  const client = useClient();
  const key = JSON.stringify(options.variables(null));
  const [held, hold] = useState(() => ({ key, list: new PagedList(sourceOf(client, options)) }));
  const shown = held.key === key ? held : { key, list: new PagedList(sourceOf(client, options)) };
  if (shown !== held) hold(shown);
  const { list } = shown;
  useEffect(() => void list.refresh({ keepsLater: true }), [list]);
  const { nodes, totalCount, next, asking, error } = useSyncExternalStore(list.subscribe, list.get);
  return {
    nodes,
    totalCount,
    isLoading: totalCount === null && !error,
    isLoadingMore: asking === 'more',
    hasMore: next !== null,
    error,
    loadMore: useCallback(() => void list.loadMore(), [list]),
    refresh: useCallback(() => void list.refresh(), [list]),
    retry: useCallback(() => void list.retry(), [list]),
  };
}

function sourceOf<Data, Variables extends AnyVariables, Row>(
  client: Client,
  { document, variables, connectionOf }: Options<Data, Variables, Row>,
): PageSource<Row> {
  const requestOf = (after: string | null) =>
    ({ query: typed(document), variables: variables(after) }) as GraphQLRequestParams<
      Data,
      Variables
    >;
  const pageOf = (data: Data): ListPage<Row> => {
    const { nodes, totalCount, pageInfo } = connectionOf(data);
    const next = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    return { rows: nodes, totalCount, next };
  };
  return {
    known(after) {
      const { query, variables: asked } = requestOf(after);
      const known = client.readQuery(query, asked, { requestPolicy: 'cache-only' });
      return known?.data ? pageOf(known.data) : null;
    },
    async ask(after) {
      const { query, variables: asked } = requestOf(after);
      const answer = client.query(query, asked, { requestPolicy: 'network-only' });
      const { data, error } = await answer.toPromise();
      if (data) return pageOf(data);
      return { error: error ?? new CombinedError({ graphQLErrors: ['The answer was empty.'] }) };
    },
  };
}
