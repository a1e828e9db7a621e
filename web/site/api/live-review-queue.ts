import { useSyncExternalStore } from 'react';
import { type Client, useClient } from 'urql';
import { Observable } from '../../shared/observable.ts';
import {
  ReviewQueueChangedDocument,
  type ReviewQueueChangedSubscription,
} from './generated/graphql.ts';
import { typed } from './typed.ts';

/** What waits for decisions, and what of it others have open. */
export type LiveReviewQueue = ReviewQueueChangedSubscription['reviewQueueChanged'];

/**
 * One stream for all of a page that follow the queue, and none while nobody sees the page: all tabs share
 * few connections. A stream that begins says first how things stand.
 */
class Live {
  readonly #client: Client;
  readonly #state = new Observable<LiveReviewQueue | null>(null);
  #watchers = 0;
  #stop: (() => void) | null = null;

  constructor(client: Client) {
    this.#client = client;
  }

  readonly get = this.#state.get;

  readonly subscribe = (listener: () => void): (() => void) => {
    const leave = this.#state.subscribe(listener);
    this.#watchers += 1;
    if (this.#watchers === 1) document.addEventListener('visibilitychange', this.#follow);
    this.#follow();
    return () => {
      leave();
      this.#watchers -= 1;
      if (this.#watchers === 0) document.removeEventListener('visibilitychange', this.#follow);
      this.#follow();
    };
  };

  readonly #follow = (): void => {
    const isWanted = this.#watchers > 0 && document.visibilityState !== 'hidden';
    if (!isWanted) {
      this.#stop?.();
      this.#stop = null;
    } else if (!this.#stop) {
      this.#begin();
    }
  };

  #begin(): void {
    const { unsubscribe } = this.#client
      .subscription(typed(ReviewQueueChangedDocument), {})
      .subscribe(({ data }) => {
        if (data) this.#state.set(data.reviewQueueChanged);
      });
    this.#stop = unsubscribe;
  }
}

const ofClients = new WeakMap<Client, Live>();

/** The queue as it is, live; null until it is known. For staff. */
export function useLiveReviewQueue(): LiveReviewQueue | null {
  const client = useClient();
  const live = ofClients.get(client) ?? new Live(client);
  ofClients.set(client, live);
  return useSyncExternalStore(live.subscribe, live.get);
}
