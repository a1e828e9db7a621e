import { useSubscription } from 'urql';
import { ReviewQueueChangedDocument } from './generated/graphql.ts';
import { typed } from './typed.ts';

/** How many recommendations wait, live; null until it is known. For staff. */
export function usePendingCount(): number | null {
  const [{ data }] = useSubscription({ query: typed(ReviewQueueChangedDocument) });
  return data?.reviewQueueChanged.pendingCount ?? null;
}
