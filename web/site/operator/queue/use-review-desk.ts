import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { useLiveReviewQueue } from '../../api/live-review-queue.ts';
import { useAccount, usePage } from '../../session/page-context.ts';
import { type Filters, toApiFilter, writeFilters } from './filters.ts';
import { type Office, officeOf } from './office.ts';
import type { QueueApi } from './queue-api.ts';
import { QueueList } from './queue-list.ts';
import { ReviewDesk } from './review-desk.ts';
import { ChangeWatch } from './watch-changes.ts';

/** A list with all that belongs to it. */
export interface Workplace {
  readonly desk: ReviewDesk;
  readonly changes: ChangeWatch;
  readonly api: QueueApi;
  readonly tell: Office['tell'];
  readonly report: Office['report'];
  /** How far the window was scrolled when the page was left. */
  scrollY: number;
  /** Loads the list anew. */
  refresh(): Promise<void>;
}

function workplaceOf(office: Office, filters: Filters): Workplace {
  const key = writeFilters(filters);
  if (office.latest?.key === key) return office.latest.workplace;
  const { api, queue, tell, report } = office;
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
  const workplace: Workplace = { desk, changes, api, tell, report, scrollY: 0, refresh };
  office.latest = { key, workplace };
  // Before it is shown: the first rows come while the page is still being put together.
  void refresh();
  return workplace;
}

/** The list of these filters, loaded and followed while it is shown. */
export function useWorkplace(filters: Filters): Workplace {
  const client = useClient();
  const { session } = usePage();
  const { id } = useAccount();
  const workplace = useMemo(
    () => workplaceOf(officeOf(client, session, id), filters),
    [client, session, id, filters],
  );
  const live = useLiveReviewQueue();
  useEffect(() => {
    const { desk, changes, refresh } = workplace;
    if (desk.rows.length > 0) changes.lookSoon();
    else if (desk.list.get().loading === null) void refresh();
    // Nothing is followed while nobody looks.
    const lookAgain = () => document.visibilityState === 'visible' && changes.lookSoon();
    document.addEventListener('visibilitychange', lookAgain);
    return () => {
      document.removeEventListener('visibilitychange', lookAgain);
      changes.stop();
    };
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
