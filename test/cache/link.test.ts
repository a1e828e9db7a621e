import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { RedisLink, RedisUnavailableError } from '../../src/cache/link.ts';
import { Voids } from '../../src/cache/voids.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { startRedis, type TestRedis } from '../harness/redis.ts';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { observe } from './cacheProcess.ts';

const commandTimeoutMillis = 250;
/** A frozen command costs its time-out; the rest is for a busy machine. */
const boundMillis = 1500;

let server: TestRedis;
let proxy: TcpProxy;
let redis: Redis;
let link: RedisLink;
let changes: boolean[];
let logs: string[];

beforeAll(async () => {
  server = await startRedis();
  redis = observe(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});
beforeEach(async () => {
  proxy = await TcpProxy.open(server.url);
  changes = [];
  logs = [];
  const destination = { write: (line: string) => void logs.push(line) };
  link = new RedisLink({
    url: proxy.url,
    commandTimeoutMillis,
    logger: createLogger({ level: 'info', pretty: false, destination: destination as never }),
    onAvailability: (available) => changes.push(available),
  });
});
afterEach(async () => {
  await link.close();
  await proxy.close();
});

const untilAvailable = (available: boolean) =>
  expect.poll(() => link.available, { timeout: 8000, interval: 5 }).toBe(available);

async function millisOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

const ping = () => link.run((client) => client.ping());
const refused = () => expect(ping()).rejects.toThrow(RedisUnavailableError);

test('Redis that is there is available as soon as the link has connected', async () => {
  await link.connect();
  expect(link.available).toBe(true);
  expect(await ping()).toBe('PONG');
});

test('connecting to a Redis that refuses ends at once, and it is used when it comes', async () => {
  await proxy.refuse();
  expect(await millisOf(() => link.connect())).toBeLessThan(boundMillis);
  expect(link.available).toBe(false);
  await proxy.restore();
  await untilAvailable(true);
});

test('connecting to a frozen Redis ends soon, and it is used when it thaws', async () => {
  proxy.freeze();
  expect(await millisOf(() => link.connect())).toBeLessThan(2 * boundMillis);
  expect(link.available).toBe(false);
  await proxy.restore();
  await untilAvailable(true);
});

test('R2: a connection that is cut opens the circuit, and its return closes it', async () => {
  await link.connect();
  await proxy.refuse();
  await untilAvailable(false);
  expect(await millisOf(refused)).toBeLessThan(commandTimeoutMillis);
  await proxy.restore();
  await untilAvailable(true);
  expect(await ping()).toBe('PONG');
  expect(changes).toEqual([true, false, true]);
});

test('R2: a frozen Redis costs each command under way its time-out, and later ones nothing', async () => {
  await link.connect();
  proxy.freeze();
  expect(await millisOf(() => Promise.all([refused(), refused(), refused()]))).toBeLessThan(
    boundMillis,
  );
  expect(await millisOf(refused)).toBeLessThan(commandTimeoutMillis);
  await proxy.restore();
  await untilAvailable(true);
});

test('an outage is told once when it begins and once when it ends', async () => {
  await link.connect();
  logs.length = 0;
  proxy.freeze();
  await Promise.all(Array.from({ length: 20 }, refused));
  await proxy.restore();
  await untilAvailable(true);
  const told = logs.map((line) => (JSON.parse(line) as { level: string }).level);
  expect(told).toEqual(['warn', 'info']);
});

test('the circuit closes only after the recovery has succeeded', async () => {
  const recovery = Promise.withResolvers<void>();
  let attempts = 0;
  link.onRecover(async () => {
    attempts += 1;
    if (attempts === 1) throw new Error('PostgreSQL is away');
    await recovery.promise;
  });
  await link.connect();
  await expect.poll(() => attempts).toBe(2);
  await refused();
  recovery.resolve();
  await untilAvailable(true);
  expect(attempts).toBe(2);
});

test('a void that fails while a recovery runs has it look again', async () => {
  const seen: string[][] = [];
  const missed: string[] = [];
  const voids = new Voids(link);
  voids.recoverFrom(async () => {
    seen.push([...missed]);
    if (seen.length > 1) return missed;
    await proxy.refuse();
    missed.push('profile:late');
    expect(await voids.apply(['profile:late'])).toBe(false);
    await proxy.restore();
    return [];
  });
  await redis.set('profile:late', 'stale');
  await link.connect();
  await untilAvailable(true);
  expect(seen.at(-1)).toEqual(['profile:late']);
  expect(await redis.exists('profile:late')).toBe(0);
});

test('a void reaches a Redis that answers though the circuit is still open', async () => {
  const recovery = Promise.withResolvers<void>();
  link.onRecover(() => recovery.promise);
  await redis.set('profile:void', 'stale');
  const connecting = link.connect();
  const voids = new Voids(link);
  await expect.poll(() => voids.apply(['profile:void'])).toBe(true);
  expect(link.available).toBe(false);
  expect(await redis.exists('profile:void')).toBe(0);
  recovery.resolve();
  await connecting;
});

test('a void that fails opens the circuit before its writer learns of it', async () => {
  await link.connect();
  proxy.freeze();
  expect(await new Voids(link).apply(['profile:x'])).toBe(false);
  expect(link.available).toBe(false);
});

test('after a long outage all missed voids are applied, however many', async () => {
  const keys = Array.from({ length: 25_000 }, (_, index) => `profile:${index}`);
  await redis.mset(Object.fromEntries(keys.map((key) => [key, 'stale'])));
  new Voids(link).recoverFrom(async () => keys);
  await link.connect();
  expect(link.available).toBe(true);
  expect(await redis.exists(...keys)).toBe(0);
});

test('a Redis that takes no writes, as a primary that was demoted, is not used', async () => {
  await redis.replicaof('127.0.0.1', 1);
  await link.connect();
  expect(link.available).toBe(false);
  await redis.replicaof('NO', 'ONE');
  await untilAvailable(true);
});

test('a link closes at once while Redis is away', async () => {
  await proxy.refuse();
  await link.connect();
  expect(await millisOf(() => link.close())).toBeLessThan(boundMillis);
  await refused();
});
