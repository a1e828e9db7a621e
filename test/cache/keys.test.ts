import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { UserRow } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { observe } from './cacheProcess.ts';
import { claimsOf } from './claims.ts';

let bed: TestBed;
let redis: Redis;
let member: UserRow;
let person: Person;
let now = new Date();

const days = 86_400;

beforeAll(async () => {
  bed = await openTestBed({ now: () => now });
  redis = observe(bed.redisUrl);
});
afterAll(async () => {
  redis.disconnect();
  await bed.close();
});
beforeEach(async () => {
  await redis.flushall();
  now = new Date();
  member = await bed.given.member();
  person = await bed.as(member);
});

async function everyKey(): Promise<string[]> {
  return (await redis.keys('*')).sort();
}

async function dataOf(key: string): Promise<unknown> {
  const text = (await redis.get(key)) ?? '';
  expect(text).toMatch(/^\{"stamp":"[\w-]{22}","v":\d,"data":\{/);
  return (JSON.parse(text) as { data: unknown }).data;
}

async function expectTtl(key: string, seconds: number): Promise<void> {
  const ttl = await redis.ttl(key);
  expect(ttl, key).toBeLessThanOrEqual(seconds);
  expect(ttl, key).toBeGreaterThan(seconds - 20);
}

test('Home leaves the five documented keys with their times to live, and no other', async () => {
  expect((await person.run('Home')).errors).toEqual([]);
  const { sid } = claimsOf(person);
  expect(await everyKey()).toEqual([
    `profile:${member.id}`,
    `ratelimit:api:${member.id}`,
    `recommendations:${member.id}`,
    `session:${sid}`,
    `signals:${member.id}`,
  ]);
  await expectTtl(`profile:${member.id}`, 300);
  await expectTtl(`recommendations:${member.id}`, 3600);
  await expectTtl(`ratelimit:api:${member.id}`, 3600);
  await expectTtl(`signals:${member.id}`, 86_400);
  await expectTtl(`session:${sid}`, 30 * days);
});

test('session:{session_id} is plain JSON of user_id, role and last_used_at', async () => {
  await person.run('Home');
  const text = (await redis.get(`session:${claimsOf(person).sid}`)) ?? '';
  expect(JSON.parse(text)).toEqual({
    user_id: member.id,
    role: 'user',
    last_used_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  });
});

test('a session in use is noted once a minute, in PostgreSQL and in Redis', async () => {
  await person.run('Home');
  const { sid } = claimsOf(person);
  const usedAt = async () =>
    (JSON.parse((await redis.get(`session:${sid}`)) ?? '{}') as Record<string, string>)
      .last_used_at;
  const first = await usedAt();
  now = new Date(now.getTime() + 59_000);
  await person.run('Home');
  expect(await usedAt()).toBe(first);
  now = new Date(now.getTime() + 2000);
  await redis.expire(`session:${sid}`, 100);
  await person.run('Home');
  expect(await usedAt()).toBe(now.toISOString());
  await expectTtl(`session:${sid}`, 30 * days);
});

test('profile:{user_id} holds the own fields and the profile without its signals', async () => {
  await person.run('Home');
  expect(await dataOf(`profile:${member.id}`)).toEqual({
    account: {
      id: member.id,
      email: member.email,
      phoneNumber: null,
      role: 'user',
      bannedAt: null,
      consentStatus: true,
      consentVersion: member.consentVersion,
      createdAt: member.createdAt.toISOString(),
      updatedAt: member.updatedAt.toISOString(),
    },
    profile: expect.objectContaining({ personaId: 1, personaName: 'High Utilization' }),
  });
  expect(await redis.get(`profile:${member.id}`)).not.toContain('signals');
});

test('profile:{user_id} of a member without a profile holds null for it', async () => {
  const other = await bed.given.user();
  await (await bed.as(other)).run('Home');
  expect(await dataOf(`profile:${other.id}`)).toMatchObject({ profile: null });
});

test('signals:{user_id} holds both windows', async () => {
  await person.run('Home');
  expect(await dataOf(`signals:${member.id}`)).toMatchObject({
    signals30d: { windowDays: 30 },
    signals180d: { windowDays: 180 },
  });
});

test('recommendations:{user_id} holds the newest 100 approved and the total', async () => {
  const start = Date.parse('2026-01-01T00:00:00Z');
  await bed.given.recommendation(member.id);
  await bed.given.recommendation(member.id, {
    status: 'rejected',
    rejectedAt: new Date(),
    rejectionReason: 'no',
  });
  const rows = await Promise.all(
    Array.from({ length: 103 }, (_, index) =>
      bed.given.recommendation(member.id, {
        status: 'approved',
        approvedAt: new Date(start + index * 1000),
      }),
    ),
  );
  await person.run('Home');
  const data = (await dataOf(`recommendations:${member.id}`)) as {
    total: number;
    newest: { id: string; status: string }[];
  };
  expect(data.total).toBe(103);
  expect(data.newest.map(({ id }) => id)).toEqual(
    rows
      .reverse()
      .slice(0, 100)
      .map(({ id }) => id),
  );
  expect(new Set(data.newest.map(({ status }) => status))).toEqual(new Set(['approved']));
});

test('Logout leaves blacklist:token:{jti} for the rest of the token, and the session is gone', async () => {
  await person.run('Home');
  now = new Date(now.getTime() + 300_000);
  await person.run('Logout');
  const { sid, jti, exp } = claimsOf(person);
  expect(await redis.get(`blacklist:token:${jti}`)).toBe('1');
  await expectTtl(`blacklist:token:${jti}`, Math.ceil(exp - now.getTime() / 1000));
  expect(await redis.exists(`session:${sid}`)).toBe(0);
});

test('a blacklisted token is refused though its session lives', async () => {
  await person.run('Home');
  await redis.set(`blacklist:token:${claimsOf(person).jti}`, '1');
  expect((await person.run('Home')).code).toBe('UNAUTHENTICATED');
});
