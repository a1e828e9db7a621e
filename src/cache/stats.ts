import type { Metrics } from '../telemetry/metrics.ts';
import { type FamilyName, familyNames } from './keys.ts';

/** Reads of one family since this process started. */
export interface FamilyStats {
  family: FamilyName;
  hits: number;
  misses: number;
}

/** Counts hits and misses by family, for `analytics.cache` and for Prometheus. */
export class CacheStats {
  readonly #counts = new Map(familyNames.map((family) => [family, { hits: 0, misses: 0 }]));
  readonly #metrics: Metrics;

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
  }

  count(family: FamilyName, result: 'hits' | 'misses', count: number): void {
    const counts = this.#counts.get(family);
    if (counts === undefined || count === 0) return;
    counts[result] += count;
    this.#metrics.cacheReads.inc({ family, result: result === 'hits' ? 'hit' : 'miss' }, count);
  }

  read(): FamilyStats[] {
    return [...this.#counts].map(([family, counts]) => ({ family, ...counts }));
  }
}
