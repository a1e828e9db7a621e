import { randomUUID } from 'node:crypto';
import { inArray, sql } from 'drizzle-orm';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { oauthFlows, sessions } from '../../src/db/schema.ts';
import { observe } from '../cache/cacheProcess.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { expectAlive, expectDead, register } from './signIn.ts';

let bed: TestBed;
let redis: Redis;
let skewMillis = 0;

beforeAll(async () => {
  bed = await openTestBed({ now: () => new Date(Date.now() + skewMillis) });
  redis = observe(bed.redisUrl);
});
afterAll(async () => {
  redis.disconnect();
  await bed.close();
});

const day = 86_400_000;
const fromNow = (millis: number) => new Date(Date.now() + millis);

/** Rows of sessions that end at a moment. */
async function givenSessions(count: number, expiresAt: Date): Promise<string[]> {
  const { id: userId } = await bed.given.user();
  const rows = Array.from({ length: count }, () => ({
    userId,
    refreshTokenHash: randomUUID(),
    expiresAt,
  }));
  const { db } = bed.gateway.services;
  const made = await db.insert(sessions).values(rows).returning({ id: sessions.id });
  return made.map(({ id }) => id);
}

const countOf = (ids: string[]) =>
  bed.gateway.services.db.$count(sessions, inArray(sessions.id, ids));

test('expired sessions are removed, however many, with their keys, and the living ones stay', async () => {
  const { cleanup } = bed.gateway.services;
  const expired = await givenSessions(2500, fromNow(-1));
  const living = await givenSessions(20, fromNow(day));
  const inUse = await register(bed);
  await expectAlive([bed], inUse.accessToken);
  const [left = ''] = expired;
  await redis.set(`session:${left}`, '{}');
  expect(await cleanup.run()).toEqual({ sessionCount: 2500, flowCount: 0 });
  expect([await countOf(expired), await countOf(living)]).toEqual([0, 20]);
  expect(await redis.exists(`session:${left}`)).toBe(0);
  await expectAlive([bed], inUse.accessToken);
  expect(await cleanup.run()).toEqual({ sessionCount: 0, flowCount: 0 });
});

test('two gateways that clean up at once remove each session once', async () => {
  const expired = await givenSessions(1500, fromNow(-1));
  const other = await bed.another();
  const cleaned = await Promise.all(
    [bed, other].map(({ gateway }) => gateway.services.cleanup.run()),
  );
  expect(cleaned.reduce((sum, { sessionCount }) => sum + sessionCount, 0)).toBe(1500);
  expect(await countOf(expired)).toBe(0);
});

test('a session whose 30 days have passed is removed by the next clean-up', async () => {
  const tokens = await register(bed);
  await expectAlive([bed], tokens.accessToken);
  const key = `session:${tokens.session.id}`;
  expect(await redis.exists(key)).toBe(1);
  skewMillis = 30 * day;
  await bed.gateway.services.cleanup.run();
  skewMillis = 0;
  expect(await countOf([tokens.session.id])).toBe(0);
  expect(await redis.exists(key)).toBe(0);
  await expectDead([bed], tokens.accessToken);
});

test('sign-ins that never came back from a provider are removed when their time has passed', async () => {
  const { db, cleanup } = bed.gateway.services;
  const flow = (expiresAt: Date) => ({
    stateHash: randomUUID(),
    secretHash: randomUUID(),
    provider: 'google' as const,
    expiresAt,
  });
  const [old, fresh] = [flow(fromNow(-1)), flow(fromNow(day))];
  await db.insert(oauthFlows).values([old, fresh]);
  expect((await cleanup.run()).flowCount).toBe(1);
  const left = await db.select({ stateHash: oauthFlows.stateHash }).from(oauthFlows);
  expect(left).toEqual([{ stateHash: fresh.stateHash }]);
});

test('the clean-up is scheduled once for all gateways', async () => {
  await bed.another();
  const { db } = bed.gateway.services;
  const schedules = await db.execute<{ cron: string; timezone: string }>(
    sql`select cron, timezone from pgboss.schedule where name = 'identity.cleanup'`,
  );
  expect([...schedules]).toEqual([{ cron: '23 * * * *', timezone: 'UTC' }]);
});

test('expired sessions are found by the index on expires_at', async () => {
  await givenSessions(3000, fromNow(day));
  const { db } = bed.gateway.services;
  await db.execute(sql`analyze sessions`);
  const plan = await db.execute<{ 'QUERY PLAN': string }>(
    sql`explain select session_id from sessions where expires_at <= now() limit 1000 for update skip locked`,
  );
  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toContain('sessions_expires_at_idx');
});
