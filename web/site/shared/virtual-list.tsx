import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react';
import { type ScrollMemory, useScrollMemory, useVirtualRows } from './use-virtual-rows.ts';

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

/**
 * The rows in sight, of however many: the rest of the list is only as high as it would be. The row with
 * the focus stays.
 */
export function VirtualList<Row extends { readonly id: string }>(props: Props<Row>) {
  const { label, rows, count, rowHeight, place, children } = props;
  const [kept, keep] = useState<string | null>(null);
  const keptIndex = kept === null ? -1 : rows.findIndex(({ id }) => id === kept);
  const { list, virtual } = useVirtualRows<HTMLUListElement>({ rows, rowHeight, keptIndex });
  useScrollMemory(useMemoryOf(place));
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

interface PlacedMemory extends ScrollMemory {
  readonly place: string;
}

/** Of the list that was looked at last. */
let last: PlacedMemory = { place: '', scrollY: 0 };

/** Where a list was scrolled to; the top of any but the one that was looked at last. */
function useMemoryOf(place: string): ScrollMemory {
  const memory = useMemo(() => (last.place === place ? last : { place, scrollY: 0 }), [place]);
  useLayoutEffect(() => {
    last = memory;
  }, [memory]);
  return memory;
}
