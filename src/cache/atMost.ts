/**
 * The options by which an LRUCache keeps so many entries at most. Its own `max` sets aside room for all
 * of them at once, which takes milliseconds and megabytes for caches that mostly stay almost empty.
 */
export function atMost(entries: number): { maxSize: number; sizeCalculation: () => number } {
  return { maxSize: entries, sizeCalculation: () => 1 };
}
