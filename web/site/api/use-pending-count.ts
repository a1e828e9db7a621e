import { useLiveReviewQueue } from './live-review-queue.ts';

/** How many recommendations wait, live; null until it is known. For staff. */
export function usePendingCount(): number | null {
  return useLiveReviewQueue()?.pendingCount ?? null;
}
