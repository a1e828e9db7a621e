import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { encode } from '../../src/cache/codec.ts';
import { leaseKey } from '../../src/cache/keys.ts';
import { startRedis, type TestRedis } from '../harness/redis.ts';
import {
  type CacheProcess,
  heldLoad,
  makeCacheProcess,
  observe,
  type Thing,
  thingFamily,
} from './cacheProcess.ts';

let server: TestRedis;
let here: CacheProcess;
let elsewhere: CacheProcess;
let redis: Redis;
let id: string;
let key: string;

beforeAll(async () => {
  server = await startRedis();
  here = makeCacheProcess(server.url);
  elsewhere = makeCacheProcess(server.url);
  await Promise.all([here.link.connect(), elsewhere.link.connect()]);
  redis = observe(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await Promise.all([here.link.close(), elsewhere.link.close()]);
  await server.stop();
});
beforeEach(() => {
  id = randomUUID();
  key = thingFamily.key(id);
});

const versions =
  (version: number) =>
  async (ids: readonly string[]): Promise<Map<string, Thing>> =>
    new Map(ids.map((each) => [each, { version }]));

const readAt = async (
  { readThrough }: CacheProcess,
  load: (ids: readonly string[]) => Promise<Map<string, Thing>>,
) => (await readThrough.read(thingFamily, [id], load)).get(id)?.version;

test('a fill that began before a void comes to nothing', async () => {
  const slow = heldLoad(1);
  const first = readAt(here, slow.load);
  await slow.begun;
  expect(await elsewhere.voids.apply([key])).toBe(true);
  slow.letGo();
  expect(await first).toBe(1);
  expect(await redis.exists(key, leaseKey(key))).toBe(0);
  expect(await readAt(here, versions(2))).toBe(2);
});

test('a reader after a void does not share a load that began before it', async () => {
  const slow = heldLoad(1);
  const first = readAt(here, slow.load);
  await slow.begun;
  await here.voids.apply([key]);
  expect(await readAt(here, versions(2))).toBe(2);
  slow.letGo();
  expect(await first).toBe(1);
  expect(await readAt(here, versions(3))).toBe(2);
});

test('a fill under a lease that ran out does not replace the fill of the next one', async () => {
  const slow = heldLoad(1);
  const first = readAt(here, slow.load);
  await slow.begun;
  await redis.del(leaseKey(key));
  expect(await readAt(elsewhere, versions(2))).toBe(2);
  slow.letGo();
  await first;
  expect(await readAt(here, versions(3))).toBe(2);
});

test('a reader after a void does not share a late load that began before it', async () => {
  await redis.set(leaseKey(key), 'of somebody slow', 'PX', 5000);
  const late = heldLoad(1);
  const first = readAt(here, late.load);
  await late.begun;
  await elsewhere.voids.apply([key]);
  await redis.set(leaseKey(key), 'of somebody else', 'PX', 5000);
  expect(await readAt(here, versions(2))).toBe(2);
  late.letGo();
  expect(await first).toBe(1);
});

test('a load that fails gives its lease back', async () => {
  const failing = heldLoad(1);
  const first = readAt(here, failing.load);
  await failing.begun;
  failing.fail(new Error('PostgreSQL is away'));
  await expect(first).rejects.toThrow('PostgreSQL is away');
  expect(await redis.exists(leaseKey(key))).toBe(0);
  expect(await readAt(here, versions(2))).toBe(2);
});

test('an id that does not exist is not remembered', async () => {
  expect(await readAt(here, async () => new Map())).toBeUndefined();
  expect(await redis.exists(key, leaseKey(key))).toBe(0);
  expect(await readAt(here, versions(1))).toBe(1);
});

test('many ids are read together: what is there is found, the rest loaded in one go', async () => {
  const others = [randomUUID(), randomUUID(), randomUUID()];
  await readAt(here, versions(1));
  const asked: (readonly string[])[] = [];
  const found = await elsewhere.readThrough.read(thingFamily, [id, ...others], async (ids) => {
    asked.push(ids);
    return versions(2)(ids);
  });
  expect(asked).toEqual([others]);
  expect([...found.values()].map(({ version }) => version)).toEqual([1, 2, 2, 2]);
});

test.each([
  ['no JSON', 'oops'],
  ['another version', encode({ kind: 'stamped', version: 0 }, { version: 1 })],
  ['another shape', encode(thingFamily.format, { other: 1 })],
])('a value that is %s is a miss, and is replaced', async (_what, text) => {
  await redis.set(key, text);
  expect(await readAt(here, versions(2))).toBe(2);
  expect(await redis.get(key)).toMatch(/"data":\{"version":2\}\}$/);
  expect(await redis.ttl(key)).toBeGreaterThan(290);
});

test('a key that holds no string is a miss, and is replaced', async () => {
  await redis.hset(key, 'field', 'value');
  expect(await readAt(here, versions(2))).toBe(2);
  expect(await redis.get(key)).toMatch(/"data":\{"version":2\}\}$/);
  expect(here.link.available).toBe(true);
});

test('hits and misses are counted', async () => {
  const count = () => here.stats.read().find(({ family }) => family === thingFamily.name);
  const before = count();
  await readAt(here, versions(1));
  await readAt(here, versions(1));
  await readAt(here, versions(1));
  expect(count()).toMatchObject({
    hits: (before?.hits ?? 0) + 2,
    misses: (before?.misses ?? 0) + 1,
  });
});
