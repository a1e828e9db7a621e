import { useDocumentVisibility } from '@mantine/hooks';
import { useEffect, useEffectEvent } from 'react';
import { useSubscription } from 'urql';
import { useLiveness } from '../../api/connection.ts';
import { typed } from '../../api/typed.ts';
import { MyRecommendationsChangedDocument } from './generated/graphql.ts';
import { useAskedAtTimes } from './use-asked-at-times.ts';

interface Shown {
  /** How many there are by the list; null until that is known. */
  readonly totalCount: number | null;
  /** When the newest of the list was approved. */
  readonly newestAt: string | null;
}

/**
 * Follows what is approved for the member, and asks whenever the list that is shown says otherwise. Only
 * while the page is looked at: a stream takes one of the browser's six connections for all tabs. Where
 * none can be held, it asks from time to time.
 *
 * @returns how many there are, as it was told last; 0 before
 */
export function useLiveRecommendations(shown: Shown, ask: () => void): number {
  const isSeen = useDocumentVisibility() !== 'hidden';
  const [{ data }] = useSubscription({
    query: typed(MyRecommendationsChangedDocument),
    pause: !isSeen,
  });
  const live = data?.myRecommendationsChanged;
  const isBehind =
    live !== undefined &&
    shown.totalCount !== null &&
    (live.approvedCount !== shown.totalCount || (live.lastApprovedAt ?? null) !== shown.newestAt);
  const askAnew = useEffectEvent(ask);
  // By what is told, not by what is shown: a list that stays behind is not asked for again and again.
  const told = isBehind ? `${live.approvedCount} ${live.lastApprovedAt}` : null;
  useEffect(() => {
    if (told !== null) askAnew();
  }, [told]);
  useAskedAtTimes(ask, useLiveness() !== 'live');
  return live?.approvedCount ?? 0;
}
