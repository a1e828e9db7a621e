import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useLiveReviewQueue } from '../../api/live-review-queue.ts';
import styles from './queue.module.css';
import { QueueRow } from './queue-row.tsx';
import { useWatched, type Workplace } from './use-review-desk.ts';

interface Props {
  readonly workplace: Workplace;
  readonly onReject: (id: string) => void;
}

/** Of a row with a rationale of two lines; each is measured when it is shown. */
const usualHeight = 129;

/** The rows in sight, of however many: the rest of the list is only as high as it would be. */
export function QueueRows({ workplace, onReject }: Props) {
  const { desk } = workplace;
  const { rows, totalCount, hasMore, loading } = useWatched(desk.list);
  const { activeId, selection, focusRequests } = useWatched(desk);
  const decisions = useWatched(desk.queue);
  const openers = useOpeners();
  const activeIndex = rows.findIndex(({ id }) => id === activeId);
  const { list, virtual } = useVirtualRows(workplace, activeIndex);

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

/** The virtual list on the page's own scrolling; the active row stays in the document, for its focus. */
function useVirtualRows(workplace: Workplace, activeIndex: number) {
  const { desk } = workplace;
  const { rows } = useWatched(desk.list);
  const list = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  // What stands above the list grows and shrinks with the filters.
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top;
    if (top !== undefined) setScrollMargin(Math.round(top + window.scrollY));
  });
  useScrollMemory(workplace);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = new Set(defaultRangeExtractor(range));
      if (activeIndex >= 0 && activeIndex < range.count) shown.add(activeIndex);
      return [...shown].sort((a, b) => a - b);
    },
    [activeIndex],
  );
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => usualHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
    scrollMargin,
    scrollPaddingStart: 120,
    scrollPaddingEnd: 110,
    rangeExtractor,
  });
  const lastInSight = virtual.range?.endIndex ?? 0;
  const loaded = rows.length;
  // Also when more was loaded: whoever scrolls fast is at the end of it already.
  useEffect(() => {
    if (loaded > 0) void desk.loadAhead(lastInSight);
  }, [desk, lastInSight, loaded]);
  return { list, virtual };
}

/** Whoever comes back from a recommendation's details finds the list where they left it. */
function useScrollMemory(workplace: Workplace): void {
  useLayoutEffect(() => {
    window.scrollTo(0, workplace.scrollY);
    const remember = () => {
      workplace.scrollY = window.scrollY;
    };
    addEventListener('scroll', remember, { passive: true });
    return () => removeEventListener('scroll', remember);
  }, [workplace]);
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
