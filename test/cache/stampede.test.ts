import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { families, leaseKey } from '../../src/cache/keys.ts';
import { createLoaders } from '../../src/domain/loaders.ts';
import type { TestBed } from '../harness/testBed.ts';
import { observe } from './cacheProcess.ts';
import { type GatewayPair, openGatewayPair } from './gatewayPair.ts';
import { takeLeaseOut } from './naiveReadThrough.ts';

/** A lease is polled for 200 ms and lives for 3 s; what lies between is for a busy machine. */
const pollBoundMillis = 2500;

let pair: GatewayPair;
let redis: Redis;
let memberId: string;

beforeAll(async () => {
  // A time-out on a busy machine would be an outage, in which everybody asks PostgreSQL.
  pair = await openGatewayPair({ DB_POOL_MAX: '50', REDIS_COMMAND_TIMEOUT_MILLIS: '5000' });
  redis = observe(pair.redisUrl);
});
afterAll(async () => {
  redis.disconnect();
  await pair.close();
});
beforeEach(async () => {
  memberId = (await pair.beds[0].given.member()).id;
});

/** Reads one member's account `times` times at once, each for a request of its own. */
async function readAtOnce({ gateway }: TestBed, times: number): Promise<void> {
  const { db, readThrough } = gateway.services;
  const views = await Promise.all(
    Array.from({ length: times }, () => createLoaders(db, readThrough).accountView.load(memberId)),
  );
  for (const view of views) expect(view?.account.id).toBe(memberId);
}

/** How many statements all gateways send meanwhile. */
async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const count = async () => {
    const counts = await Promise.all(pair.beds.map((bed) => bed.statementCount()));
    return counts.reduce((sum, each) => sum + each, 0);
  };
  const before = await count();
  await work();
  return (await count()) - before;
}

async function withSlowPostgres(work: () => Promise<void>): Promise<void> {
  pair.postgres.delayMillis = ({ way }) => (way === 'response' ? 600 : 0);
  try {
    await work();
  } finally {
    pair.postgres.delayMillis = () => 0;
  }
}

test('100 cold reads of one key at once in one gateway are one statement', async () => {
  expect(await statementsOf(() => readAtOnce(pair.beds[0], 100))).toBe(1);
  expect(await statementsOf(() => readAtOnce(pair.beds[0], 100))).toBe(0);
});

const atBoth = () => Promise.all(pair.beds.map((bed) => readAtOnce(bed, 100)));

test('100 cold reads of one key at once in each of two gateways are at most two statements', async () => {
  expect(await statementsOf(atBoth)).toBeLessThanOrEqual(2);
});

test('the same holds while PostgreSQL is slower than a waiting reader is patient', async () => {
  await withSlowPostgres(async () => {
    expect(await statementsOf(atBoth)).toBeLessThanOrEqual(2);
  });
});

test('negative control: without a lease each of them is a statement', async () => {
  const [bed] = pair.beds;
  const putLeaseBack = await takeLeaseOut(bed);
  expect(await statementsOf(() => readAtOnce(bed, 100))).toBe(100);
  await putLeaseBack();
});

test('a holder of a lease that died delays others by no more than their patience', async () => {
  await redis.set(leaseKey(families.profile.key(memberId)), 'of the dead', 'PX', 3000);
  const startedAt = performance.now();
  // Who becomes impatient together asks together; a busy machine spreads them a little.
  expect(await statementsOf(() => readAtOnce(pair.beds[0], 100))).toBeLessThan(10);
  expect(performance.now() - startedAt).toBeLessThan(pollBoundMillis);
});

test('after the lease of the dead has run out the key is filled again', async () => {
  await redis.set(leaseKey(families.profile.key(memberId)), 'of the dead', 'PX', 300);
  await expect
    .poll(async () => {
      await readAtOnce(pair.beds[0], 1);
      return redis.exists(families.profile.key(memberId));
    })
    .toBe(1);
});
