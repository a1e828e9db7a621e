import type { Samples } from './metrics.ts';

/** Upper bounds with how many observations are at or below each, ascending; the last is infinite. */
export type Buckets = readonly (readonly [upperBound: number, count: number])[];

/** A histogram without labels, out of a Prometheus page. */
export function bucketsOf(samples: Samples, name: string): Buckets {
  const prefix = `${name}_bucket{le="`;
  return [...samples]
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, count]): [number, number] => {
      const bound = key.slice(prefix.length, -2);
      return [bound === '+Inf' ? Number.POSITIVE_INFINITY : Number(bound), count];
    })
    .sort(([one], [other]) => one - other);
}

/**
 * A quantile as Prometheus' `histogram_quantile` has it: straight within a bucket, and the largest
 * finite bound for what lies above it. NaN without observations.
 */
export function histogramQuantile(buckets: Buckets, share: number): number {
  const total = buckets.at(-1)?.[1] ?? 0;
  if (total === 0) return Number.NaN;
  const rank = share * total;
  let [lowerBound, countBelow] = [0, 0];
  for (const [upperBound, count] of buckets) {
    if (count >= rank) {
      if (upperBound === Number.POSITIVE_INFINITY) return lowerBound;
      const inside = count === countBelow ? 1 : (rank - countBelow) / (count - countBelow);
      return lowerBound + (upperBound - lowerBound) * inside;
    }
    [lowerBound, countBelow] = [upperBound, count];
  }
  return lowerBound;
}
