import { Redis } from 'ioredis';
import { type CachedFamily, families } from '../../src/cache/keys.ts';
import { RedisLink } from '../../src/cache/link.ts';
import { ReadThrough } from '../../src/cache/readThrough.ts';
import { CacheStats } from '../../src/cache/stats.ts';
import { Voids } from '../../src/cache/voids.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { silentLogger } from './silentLogger.ts';

/** The cache as one process has it, without a gateway around it. */
export interface CacheProcess {
  link: RedisLink;
  readThrough: ReadThrough;
  voids: Voids;
  stats: CacheStats;
}

export function makeCacheProcess(redisUrl: string): CacheProcess {
  const link = new RedisLink({ url: redisUrl, commandTimeoutMillis: 250, logger: silentLogger });
  const stats = new CacheStats(createMetrics({ processMetrics: false }));
  return { link, readThrough: new ReadThrough(link, stats), voids: new Voids(link), stats };
}

/** Something small in the cache. */
export interface Thing {
  version: number;
}

export const thingFamily: CachedFamily<Thing> = {
  ...families.profile,
  revive: (data) => {
    const { version } = data as Thing;
    if (typeof version !== 'number') throw new Error('not a thing');
    return { version };
  },
};

/** A load that waits to be let go. */
export function heldLoad(version: number) {
  const begun = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  let count = 0;
  return {
    /** Resolves when the load has been asked for. */
    begun: begun.promise,
    letGo: held.resolve,
    fail: held.reject,
    /** How often it was asked for. */
    count: () => count,
    load: async (ids: readonly string[]): Promise<Map<string, Thing>> => {
      count += 1;
      begun.resolve();
      await held.promise;
      return new Map(ids.map((id) => [id, { version }]));
    },
  };
}

/** A client of the test's own, past all proxies. */
export function observe(redisUrl: string): Redis {
  return new Redis(redisUrl, { disableClientInfo: true });
}
