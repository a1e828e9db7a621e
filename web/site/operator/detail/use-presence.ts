import { useDocumentVisibility } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { type Client, useClient, useSubscription } from 'urql';
import { typed } from '../../api/typed.ts';
import {
  ClaimOneDocument,
  RecommendationChangedDocument,
  ReleaseOneDocument,
} from './generated/graphql.ts';

/** A claim lasts two minutes. */
const renewMillis = 60_000;

/** Claims and releases of this page, one after the other: the last word must be the last one sent. */
let lastSent: Promise<unknown> = Promise.resolve();

function inTurn(send: () => Promise<unknown>): void {
  lastSent = lastSent.then(send, send);
}

/**
 * Tells colleagues that one has a recommendation open, for as long as it is and waits for a decision,
 * and follows what they do with it while the page is seen: a stream is a connection, and it says first how
 * things stand. That it cannot be told is no reason to disturb.
 */
export function usePresence(id: string, isWaiting: boolean): void {
  const client = useClient();
  const isHidden = useDocumentVisibility() === 'hidden';
  useEffect(() => {
    if (!isWaiting) return;
    const claim = () => inTurn(() => client.mutation(typed(ClaimOneDocument), { id }).toPromise());
    const leave = () => void release(client, id);
    claim();
    const timer = setInterval(claim, renewMillis);
    addEventListener('pagehide', leave);
    addEventListener('pageshow', claimWhenBack);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', leave);
      removeEventListener('pageshow', claimWhenBack);
      inTurn(() => release(client, id));
    };
    function claimWhenBack({ persisted }: PageTransitionEvent) {
      if (persisted) claim();
    }
  }, [client, id, isWaiting]);
  useSubscription({
    query: typed(RecommendationChangedDocument),
    variables: { id },
    pause: !isWaiting || isHidden,
  });
}

/** Also while the page goes away, which is what `keepalive` is for. */
function release(client: Client, id: string) {
  const context = { fetchOptions: { keepalive: true } };
  return client.mutation(typed(ReleaseOneDocument), { id }, context).toPromise();
}

/** Whether it was seen waiting on this visit, and then decided by somebody else. */
export function useWasDecidedMeanwhile(id: string, isWaiting: boolean, isOthers: boolean): boolean {
  const seenWaiting = useRef<string | null>(null);
  useEffect(() => {
    if (isWaiting) seenWaiting.current = id;
  }, [id, isWaiting]);
  return !isWaiting && isOthers && seenWaiting.current === id;
}
