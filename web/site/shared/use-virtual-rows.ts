import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';

interface Options {
  readonly rows: readonly { readonly id: string }[];
  /** About how many pixels a row is high, with the gap below it; each is measured when it is shown. */
  readonly rowHeight: number;
  /** The row that stays in the document wherever one scrolls, for its focus; below zero is none. */
  readonly keptIndex: number;
  /** How many rows beyond those in sight are in the document. */
  readonly overscan?: number;
  /** What lies over the list at its ends, in pixels: a row that is scrolled to stays clear of it. */
  readonly scrollPaddingStart?: number;
  readonly scrollPaddingEnd?: number;
}

/** A virtual list on the page's own scrolling. `list` is the element that its rows are placed in. */
export function useVirtualRows<List extends HTMLElement>(options: Options) {
  const { rows, rowHeight, keptIndex, overscan = 8, ...padding } = options;
  const list = useRef<List>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  // What stands above the list grows and shrinks.
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top;
    if (top !== undefined) setScrollMargin(Math.round(top + window.scrollY));
  });
  const rangeExtractor = useCallback(
    (range: Range) => {
      const shown = new Set(defaultRangeExtractor(range));
      if (keptIndex >= 0 && keptIndex < range.count) shown.add(keptIndex);
      return [...shown].sort((a, b) => a - b);
    },
    [keptIndex],
  );
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan,
    scrollMargin,
    rangeExtractor,
    ...padding,
  });
  return { list, virtual };
}

/** Where something is scrolled to. */
export interface ScrollMemory {
  scrollY: number;
}

/** Whoever comes back to what was scrolled finds it as they left it. */
export function useScrollMemory(memory: ScrollMemory): void {
  useLayoutEffect(() => {
    window.scrollTo(0, memory.scrollY);
    const remember = () => {
      memory.scrollY = window.scrollY;
    };
    addEventListener('scroll', remember, { passive: true });
    return () => removeEventListener('scroll', remember);
  }, [memory]);
}
