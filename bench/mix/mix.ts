import type { Database } from '../../src/db/pool.ts';
import { Random } from '../../src/demo/random.ts';
import { fire, type Measurement } from '../load/fire.ts';
import { bucketsOf, histogramQuantile } from '../load/histogram.ts';
import { type CacheReads, cacheReadsOf, growthOf, scrape } from '../load/metrics.ts';
import type { Person } from '../setup/people.ts';
import { ApprovalLedger } from './ledger.ts';
import { PendingQueue } from './pendingQueue.ts';
import { type Tally, Traffic } from './traffic.ts';
import { zipf } from './zipf.ts';

/** How uneven the members' visits are: the first of 180 makes one of six. */
export const zipfExponent = 1;

export interface MixOptions {
  db: Database;
  gateway: { url: string; metricsUrl: string };
  members: readonly Person[];
  operator: Person;
  connections: number;
  seconds: number;
}

/** What the gateway did under the mix. */
export interface MixResult extends Tally {
  members: number;
  load: Measurement;
  /** Not answered, or not with 200. */
  failed: number;
  firstFailure: string | null;
  cache: Map<string, CacheReads>;
  /** SQL statements of the gateway, the wait for a connection included. */
  sql: { statements: number; p95Millis: number; p99Millis: number };
}

/** Sends traffic for a while. @returns what was measured and what was seen */
async function send(options: MixOptions, traffic: Traffic, seconds: number) {
  const { gateway, connections } = options;
  const asks = { requests: [traffic.request] };
  const load = await fire({ url: gateway.url, connections, seconds, asks });
  return { load, tally: traffic.tally };
}

/**
 * Members read their Home by Zipf's law, an operator reviews after every 50 reads. A first part warms
 * the cache up: nothing of it is measured, but a wrong or stale answer counts.
 */
export async function runMix(options: MixOptions): Promise<MixResult> {
  const { db, gateway, members, operator, seconds } = options;
  const random = new Random('mix');
  const pending = await PendingQueue.open(db, random);
  const drawMember = zipf(random.sample(members, members.length), zipfExponent, random);
  const ledger = await ApprovalLedger.open(db);
  const newTraffic = () => new Traffic({ drawMember, operator, pending, ledger });

  const warmUp = await send(options, newTraffic(), Math.max(2, seconds / 3));
  const before = await scrape(gateway.metricsUrl);
  const { load, tally } = await send(options, newTraffic(), seconds);
  const growth = growthOf(before, await scrape(gateway.metricsUrl));
  await pending.settle();

  const buckets = bucketsOf(growth, 'db_query_duration_seconds');
  const millis = (share: number) => histogramQuantile(buckets, share) * 1000;
  return {
    ...tally,
    stale: warmUp.tally.stale + tally.stale,
    wrong: warmUp.tally.wrong + tally.wrong,
    failed: warmUp.load.failed + load.failed,
    firstFailure: warmUp.load.firstFailure ?? load.firstFailure,
    members: members.length,
    load,
    cache: cacheReadsOf(growth),
    sql: {
      statements: buckets.at(-1)?.[1] ?? 0,
      p95Millis: millis(0.95),
      p99Millis: millis(0.99),
    },
  };
}
