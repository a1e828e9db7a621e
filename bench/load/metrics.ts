/** The samples of a Prometheus page: `name{label="value"}` → number. */
export type Samples = ReadonlyMap<string, number>;

/** Reads a gateway's metrics as they are now. */
export async function scrape(metricsUrl: string): Promise<Samples> {
  const text = await (await fetch(metricsUrl)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

/** How much each sample has grown. */
export function growthOf(before: Samples, after: Samples): Samples {
  return new Map([...after].map(([name, value]) => [name, value - (before.get(name) ?? 0)]));
}

/** Cache reads of one family, or of all. */
export interface CacheReads {
  hits: number;
  misses: number;
}

const readsName = /^cache_reads_total\{family="(?<family>\w+)",result="(?<result>hit|miss)"\}$/;

/** Cache reads by family. */
export function cacheReadsOf(samples: Samples): Map<string, CacheReads> {
  const reads = new Map<string, CacheReads>();
  for (const [name, value] of samples) {
    const { family, result } = readsName.exec(name)?.groups ?? {};
    if (family === undefined) continue;
    const counts = reads.get(family) ?? { hits: 0, misses: 0 };
    counts[result === 'hit' ? 'hits' : 'misses'] += value;
    reads.set(family, counts);
  }
  return reads;
}

/** All families together. */
export function sumOf(reads: Iterable<CacheReads>): CacheReads {
  const sum = { hits: 0, misses: 0 };
  for (const { hits, misses } of reads) {
    sum.hits += hits;
    sum.misses += misses;
  }
  return sum;
}

/** Hits ÷ reads; NaN without reads. */
export const hitRateOf = ({ hits, misses }: CacheReads): number => hits / (hits + misses);
