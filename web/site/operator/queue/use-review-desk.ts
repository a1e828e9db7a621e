import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { type Client, useClient } from 'urql';
import { useLiveReviewQueue } from '../../api/live-review-queue.ts';
import { DecisionQueue } from './decision-queue.ts';
import { type Filters, toApiFilter, writeFilters } from './filters.ts';
import { QueueApi } from './queue-api.ts';
import { QueueList } from './queue-list.ts';
import { ReviewDesk } from './review-desk.ts';
import { ChangeWatch } from './watch-changes.ts';

/** A list with all that belongs to it. */
export interface Workplace {
  readonly desk: ReviewDesk;
  readonly changes: ChangeWatch;
  readonly api: QueueApi;
  /** How far the window was scrolled when the page was left. */
  scrollY: number;
  /** Loads the list anew. */
  refresh(): Promise<void>;
}

interface Office {
  readonly api: QueueApi;
  readonly queue: DecisionQueue;
  latest: { readonly key: string; readonly workplace: Workplace } | null;
}

/** Kept as long as one is signed in: decisions go on, and one comes back to where one was. */
const offices = new WeakMap<Client, Office>();

function officeOf(client: Client): Office {
  const known = offices.get(client);
  if (known) return known;
  const api = new QueueApi(client);
  const office: Office = { api, queue: new DecisionQueue(api.decide), latest: null };
  offices.set(client, office);
  addEventListener('beforeunload', (event) => {
    if (office.queue.unsettled > 0) event.preventDefault();
  });
  return office;
}

function workplaceOf(client: Client, filters: Filters): Workplace {
  const office = officeOf(client);
  const key = writeFilters(filters);
  if (office.latest?.key === key) return office.latest.workplace;
  const { api, queue } = office;
  const list = new QueueList(api.source(filters));
  const desk = new ReviewDesk(list, queue);
  const recheck = async () => {
    const { activeId } = desk.get();
    if (activeId !== null) await list.recheck(activeId);
  };
  const newest = (filter: Parameters<typeof api.newest>[0]) => api.newest(filter);
  const changes = new ChangeWatch({ newest, recheck }, toApiFilter(filters));
  const refresh = async () => {
    await Promise.all([changes.begin(), desk.refresh()]);
  };
  const workplace: Workplace = { desk, changes, api, scrollY: 0, refresh };
  office.latest = { key, workplace };
  // Before it is shown: the first rows come while the page is still being put together.
  void refresh();
  return workplace;
}

/** The list of these filters, loaded and followed while it is shown. */
export function useWorkplace(filters: Filters): Workplace {
  const client = useClient();
  const workplace = useMemo(() => workplaceOf(client, filters), [client, filters]);
  const live = useLiveReviewQueue();
  useEffect(() => {
    const { desk, changes, refresh } = workplace;
    if (desk.rows.length > 0) changes.lookSoon();
    else if (desk.list.get().loading === null) void refresh();
    return () => changes.stop();
  }, [workplace]);
  useEffect(() => {
    if (live) workplace.changes.hear(live.pendingCount);
  }, [live, workplace]);
  return workplace;
}

/** What is watched, as it is now. */
export function useWatched<Value>(watched: {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => Value;
}): Value {
  return useSyncExternalStore(watched.subscribe, watched.get);
}
