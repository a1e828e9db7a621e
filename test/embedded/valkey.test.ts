import { connect } from 'node:net';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type EmbeddedValkey, startEmbeddedValkey } from '../../src/embedded/valkey.ts';

let valkey: EmbeddedValkey;
let redis: Redis;
const log: string[] = [];

beforeAll(async () => {
  valkey = await startEmbeddedValkey({ onLog: (line) => log.push(line) });
  redis = new Redis(valkey.url);
});

afterAll(async () => {
  redis.disconnect();
  await valkey.stop();
});

test('its log goes to the listener', () => {
  expect(log.join('\n')).toContain('Ready to accept connections');
});

test('keys expire', async () => {
  await redis.set('short', 'x', 'PX', 30);
  await redis.set('long', 'x', 'EX', 100);
  expect(await redis.ttl('long')).toBeGreaterThan(98);
  await expect.poll(() => redis.get('short')).toBeNull();
});

test('scripts run, and a fault in one is told to its caller alone', async () => {
  const script = `redis.call('SET', KEYS[1], ARGV[1]) return redis.call('GET', KEYS[1])`;
  expect(await redis.eval(script, 1, 'script', 'value')).toBe('value');
  await expect(redis.eval(`error('broken')`, 0)).rejects.toThrow(/broken/);
  expect(await redis.get('script')).toBe('value');
});

test('a published message reaches the subscriber', async () => {
  const subscriber = connectAnother();
  const message = new Promise((resolve) => subscriber.once('message', (...args) => resolve(args)));
  await subscriber.subscribe('news');
  expect(await redis.publish('news', 'hello')).toBe(1);
  expect(await message).toEqual(['news', 'hello']);
});

test('no reply waits for the timer of the loop: 20 round trips on a lone connection', async () => {
  const started = performance.now();
  for (let count = 0; count < 20; count += 1) await redis.incr('lone');
  // With the loop as it is published, each round trip takes 100 ms.
  expect((performance.now() - started) / 20).toBeLessThan(70);
});

test('3 connections with 1,000 pipelined commands each are answered in full and in order', async () => {
  const replies = await Promise.all(
    [redis, connectAnother(), connectAnother()].map((connection, index) => {
      const pipeline = connection.pipeline();
      for (let count = 0; count < 1_000; count += 1) pipeline.incr(`pipelined:${index}`);
      return pipeline.exec();
    }),
  );
  const inOrder = Array.from({ length: 1_000 }, (_, index) => [null, index + 1]);
  expect(replies).toEqual([inOrder, inOrder, inOrder]);
});

test('32 connections take turns: each gets its 50 replies', async () => {
  const connections = Array.from({ length: 32 }, connectAnother);
  const started = performance.now();
  const last = await Promise.all(
    connections.map(async (connection, index) => {
      for (let count = 1; count < 50; count += 1) await connection.incr(`turn:${index}`);
      return connection.incr(`turn:${index}`);
    }),
  );
  expect(last).toEqual(connections.map(() => 50));
  expect((performance.now() - started) / 50).toBeLessThan(70);
});

test('a value of 5 MB arrives whole', async () => {
  const value = 'spend'.repeat(1_000_000);
  await redis.set('large', value);
  expect((await redis.get('large')) === value).toBe(true);
});

test('a taken port is refused', async () => {
  const port = Number(new URL(valkey.url).port);
  await expect(startEmbeddedValkey({ port })).rejects.toThrow(/EADDRINUSE/);
});

test('stop ends the connections and frees the port', async () => {
  const other = await startEmbeddedValkey();
  const port = Number(new URL(other.url).port);
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('connect', resolve));

  await other.stop();
  await other.stop();
  expect(await other.exited).toBeNull();
  await closed;
  await (await startEmbeddedValkey({ port })).stop();
});

test('a server that ends by itself is told through exited', async () => {
  const other = await startEmbeddedValkey();
  const client = new Redis(other.url, { retryStrategy: () => null });
  client.on('error', () => undefined);
  await client.call('SHUTDOWN').catch(() => undefined);
  expect(await other.exited).toBeInstanceOf(Error);
});

function connectAnother(): Redis {
  const connection = new Redis(valkey.url);
  onTestFinished(() => connection.disconnect());
  return connection;
}
