import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRedis, type TestRedis } from '../harness/redis.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { request } from '../harness/wire.ts';

// PostgreSQL away is in test/failure/postgresAway.test.ts.

let redis: TestRedis;
let bed: TestBed;

beforeAll(async () => {
  redis = await startRedis();
  bed = await openTestBed({ redisUrl: redis.url });
});
afterAll(() => bed?.close());

const read = async (path: string) => {
  const { status, text } = await request(bed.url + path);
  return { status, body: JSON.parse(text) as unknown };
};

test('/healthz says that the process lives', async () => {
  expect(await read('/healthz')).toEqual({ status: 200, body: { status: 'ok' } });
});

test('/readyz says that PostgreSQL and Redis answer', async () => {
  expect(await read('/readyz')).toEqual({
    status: 200,
    body: { status: 'ready', checks: { postgres: 'ok', redis: 'ok' } },
  });
});

test('health costs no line of the log at its usual level', () => {
  const lines = bed.logs.filter((line) => /healthz|readyz/.test(line));
  expect(lines.every((line) => line.includes('"level":"debug"'))).toBe(true);
});

test('/readyz without Redis: ready, and the part that is away is named', async () => {
  await redis.stop();
  await bed.anonymous.send('{ __typename }');
  expect(await read('/readyz')).toEqual({
    status: 200,
    body: { status: 'ready', checks: { postgres: 'ok', redis: 'away' } },
  });
});
