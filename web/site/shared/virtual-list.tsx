import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from 'react';

interface Props<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** How many there are in all, loaded or not. */
  readonly count: number;
  /** About how many pixels a row is high, with the gap below it. */
  readonly rowHeight: number;
  /** What the rows are of: whoever comes back to the same finds it scrolled as they left it. */
  readonly place: string;
  readonly children: (row: Row) => ReactNode;
}

/** The rows in sight, of however many: the rest of the list is only as high as it would be. */
export function VirtualList<Row extends { readonly id: string }>(props: Props<Row>) {
  const { label, rows, count, rowHeight, place, children } = props;
  const { list, virtual, keep } = useVirtualRows(rows, rowHeight);
  useScrollMemory(place);
  return (
    <ul
      ref={list}
      aria-label={label}
      style={{ position: 'relative', height: virtual.getTotalSize(), margin: 0, padding: 0 }}
    >
      {virtual.getVirtualItems().map(({ index, start }) => {
        const row = rows[index];
        if (!row) return null;
        return (
          <li
            key={row.id}
            ref={virtual.measureElement}
            data-index={index}
            aria-posinset={index + 1}
            aria-setsize={Math.max(count, rows.length)}
            onFocus={() => keep(row.id)}
            style={{
              position: 'absolute',
              insetInline: 0,
              listStyle: 'none',
              paddingBottom: gap,
              transform: `translateY(${start - virtual.options.scrollMargin}px)`,
            }}
          >
            {children(row)}
          </li>
        );
      })}
    </ul>
  );
}

const gap = 10;

/** The virtual list on the page's own scrolling; the row with the focus stays in the document. */
function useVirtualRows(rows: readonly { readonly id: string }[], rowHeight: number) {
  const list = useRef<HTMLUListElement>(null);
  const [kept, keep] = useState<string | null>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  // What stands above the list grows and shrinks.
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top;
    if (top !== undefined) setScrollMargin(Math.round(top + window.scrollY));
  });
  const keptIndex = kept === null ? -1 : rows.findIndex(({ id }) => id === kept);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = new Set(defaultRangeExtractor(range));
      if (keptIndex >= 0) shown.add(keptIndex);
      return [...shown].sort((a, b) => a - b);
    },
    [keptIndex],
  );
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    scrollMargin,
    rangeExtractor,
  });
  return { list, virtual, keep };
}

/** Where the list that was looked at last is scrolled to. */
let last = { place: '', y: 0 };

function useScrollMemory(place: string): void {
  useLayoutEffect(() => {
    window.scrollTo(0, last.place === place ? last.y : 0);
    const remember = () => {
      last = { place, y: window.scrollY };
    };
    addEventListener('scroll', remember, { passive: true });
    return () => removeEventListener('scroll', remember);
  }, [place]);
}
