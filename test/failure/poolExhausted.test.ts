import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

const poolMax = 3;
const queryTimeoutMillis = 400;
/** No answer may take longer, however many wait for a connection. */
const boundMillis = 2 * queryTimeoutMillis + 1000;

let bed: TestBed;
let operator: Person;

beforeAll(async () => {
  bed = await openTestBed({
    env: { DB_POOL_MAX: String(poolMax), DB_QUERY_TIMEOUT_MILLIS: String(queryTimeoutMillis) },
  });
  operator = await bed.newPerson('operator');
  await operator.run('Users');
});
afterAll(() => bed?.close());

const statusOf = async (path: string) => (await fetch(bed.url + path)).status;

/** Keeps every connection of the pool busy, one after another, until it is told to stop. */
function exhaustPool() {
  let stopped = false;
  const { db } = bed.gateway.services;
  const busy = Array.from({ length: 4 * poolMax }, async () => {
    while (!stopped) await db.execute(sql`select pg_sleep(0.3)`).catch(() => undefined);
  });
  return async () => {
    stopped = true;
    await Promise.all(busy);
  };
}

test('R6: with no connection left everybody is answered soon, the process lives, and then all is well', async () => {
  const stop = exhaustPool();
  await sleep(queryTimeoutMillis);
  const startedAt = performance.now();
  const answers = await Promise.all(Array.from({ length: 30 }, () => operator.run('Users')));
  expect(performance.now() - startedAt).toBeLessThan(boundMillis);
  expect(new Set(answers.map(({ status }) => status))).toContain(503);
  for (const { status, text } of answers) {
    expect([200, 503]).toContain(status);
    expect(text).not.toMatch(/pool|connection|select|\.ts/i);
  }
  expect(await statusOf('/healthz')).toBe(200);

  await stop();
  await expect.poll(async () => (await operator.run('Users')).status, { timeout: 5000 }).toBe(200);
  await expect.poll(() => statusOf('/readyz'), { timeout: 5000 }).toBe(200);
  await expect
    .poll(() => bed.gateway.backends.pool.demand(), { timeout: 5000 })
    .toEqual({ inUse: 0, waiting: 0 });
});
