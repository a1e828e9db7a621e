import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SessionCache } from '../../src/cache/sessionCache.ts';
import { startRedis, type TestRedis } from '../harness/redis.ts';
import { type CacheProcess, makeCacheProcess, observe } from './cacheProcess.ts';

let server: TestRedis;
let cache: CacheProcess;
let sessions: SessionCache;
let redis: Redis;

beforeAll(async () => {
  server = await startRedis();
  cache = makeCacheProcess(server.url);
  sessions = new SessionCache(cache.link);
  await cache.link.connect();
  redis = observe(server.url);
});
afterAll(async () => {
  redis.disconnect();
  await cache.link.close();
  await server.stop();
});

const sessionOf = (role: string, minute: number) => ({
  user_id: '0b0e7a52-5a29-4d9c-9a3d-111111111111',
  role,
  last_used_at: `2026-11-20T10:0${minute}:00.000Z`,
});

test('a session in use is renewed: its value, and its 30 days', async () => {
  const id = randomUUID();
  await redis.set(`session:${id}`, JSON.stringify(sessionOf('user', 0)), 'EX', 60);
  await sessions.refresh(id, sessionOf('user', 2));
  expect(await redis.get(`session:${id}`)).toBe(JSON.stringify(sessionOf('user', 2)));
  expect(await redis.ttl(`session:${id}`)).toBeGreaterThan(30 * 86_400 - 60);
});

test('a session that was voided meanwhile stays away', async () => {
  const id = randomUUID();
  await sessions.refresh(id, sessionOf('user', 2));
  expect(await redis.exists(`session:${id}`)).toBe(0);
});

test('Z5: a renewal that is late does not bring back the role from before a demotion', async () => {
  const id = randomUUID();
  const demoted = JSON.stringify(sessionOf('user', 1));
  await redis.set(`session:${id}`, demoted);
  await sessions.refresh(id, sessionOf('operator', 2));
  expect(await redis.get(`session:${id}`)).toBe(demoted);
});

test('a value that is unreadable is left to its reader', async () => {
  const id = randomUUID();
  await redis.set(`session:${id}`, 'oops');
  await sessions.refresh(id, sessionOf('user', 2));
  expect(await redis.get(`session:${id}`)).toBe('oops');
});
