import { useEffect } from 'react';
import { useLiveReviewQueue } from '../../api/live-review-queue.ts';
import { useScrollMemory, useVirtualRows } from '../../shared/use-virtual-rows.ts';
import type { Row } from './decision.ts';
import styles from './queue.module.css';
import { QueueRow } from './queue-row.tsx';
import { useWatched, type Workplace } from './use-review-desk.ts';

interface Props {
  readonly workplace: Workplace;
  readonly onReject: (row: Row) => void;
}

/** The height is that of a row with a rationale of two lines. */
const layout = { rowHeight: 129, overscan: 6, scrollPaddingStart: 120, scrollPaddingEnd: 110 };

/** The rows in sight, of however many: the rest of the list is only as high as it would be. */
export function QueueRows({ workplace, onReject }: Props) {
  const { desk } = workplace;
  const { rows, totalCount, hasMore, loading } = useWatched(desk.list);
  const { activeId, selection, focusRequests } = useWatched(desk);
  const decisions = useWatched(desk.queue);
  const openers = useOpeners();
  const activeIndex = rows.findIndex(({ id }) => id === activeId);
  const { list, virtual } = useVirtualRows<HTMLDivElement>({
    ...layout,
    rows,
    keptIndex: activeIndex,
  });
  useScrollMemory(workplace);
  useLoadingAhead(desk, rows.length, virtual.range?.endIndex ?? 0);

  const scrollToIndex = virtual.scrollToIndex;
  useEffect(() => {
    if (focusRequests === 0) return;
    const index = desk.rows.findIndex(({ id }) => id === desk.get().activeId);
    if (index >= 0) scrollToIndex(index, { align: 'auto' });
    list.current?.querySelector<HTMLElement>('[data-active]')?.focus({ preventScroll: true });
  }, [focusRequests, desk, scrollToIndex, list]);

  return (
    <div
      ref={list}
      role="feed"
      aria-label="Recommendations"
      aria-busy={loading !== null}
      className={styles.list}
      style={{ height: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map(({ index, start }) => {
        const row = rows[index];
        if (!row) return null;
        return (
          <div
            key={row.id}
            ref={virtual.measureElement}
            data-index={index}
            className={styles.place}
            style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
          >
            <QueueRow
              row={row}
              progress={decisions.get(row.id)}
              place={index + 1}
              count={hasMore ? Math.max(totalCount ?? 0, rows.length) : rows.length}
              isActive={row.id === activeId}
              isSelected={selection.has(row.id)}
              openedBy={openers.get(row.id) ?? ''}
              desk={desk}
              onReject={onReject}
            />
          </div>
        );
      })}
    </div>
  );
}

/** Also when more was loaded: whoever scrolls fast is at the end of it already. */
function useLoadingAhead(desk: Workplace['desk'], loaded: number, lastInSight: number): void {
  useEffect(() => {
    if (loaded > 0) void desk.loadAhead(lastInSight);
  }, [desk, lastInSight, loaded]);
}

/** Who else has which recommendation open, as of now. */
function useOpeners(): ReadonlyMap<string, string> {
  const opened = useLiveReviewQueue()?.opened ?? [];
  return new Map(
    opened.map(({ id, openedBy }) => [
      id,
      (openedBy ?? []).map(({ operator }) => operator.email ?? 'a colleague').join('\n'),
    ]),
  );
}
