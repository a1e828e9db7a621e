import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { UserRow } from '../../src/db/schema.ts';
import { type Person, personAt } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { observe } from './cacheProcess.ts';
import { claimsOf } from './claims.ts';

let bed: TestBed;
let redis: Redis;
let member: UserRow;
let person: Person;

beforeAll(async () => {
  bed = await openTestBed();
  redis = observe(bed.redisUrl);
});
afterAll(async () => {
  redis.disconnect();
  await bed.close();
});
beforeEach(async () => {
  await redis.flushall();
  member = await bed.given.member();
  person = await bed.as(member);
});

const password = 'correct horse battery staple';

test('no password, hash, token or other secret is anywhere in Redis', async () => {
  const email = 'secret@example.com';
  await bed.anonymous.run('Register', { input: { email, password } });
  const login = await bed.anonymous.run<{ login: Record<string, string> }>('Login', {
    input: { email, password },
  });
  const { accessToken, refreshToken } = login.data?.login ?? {};
  const signedIn = personAt(bed.url, { id: '', email, token: accessToken ?? '' });
  await signedIn.run('Home');
  await signedIn.run('Logout');
  await person.run('Home');
  const keys = await redis.keys('*');
  expect(keys.length).toBeGreaterThan(5);
  const stored = JSON.stringify([keys, await redis.mget(keys)]);
  for (const secret of [
    password,
    'argon2',
    'passwordHash',
    'password',
    refreshToken,
    accessToken,
  ]) {
    expect(secret).toBeTypeOf('string');
    expect(stored).not.toContain(secret);
  }
});

test('Z6: an operator, another member and a stranger who repeat a query leave and get nothing of a member', async () => {
  await person.run('Home');
  const other = await bed.newPerson('user');
  const operator = await bed.newPerson('operator');
  expect((await other.run('Home')).text).not.toContain(member.id);
  expect((await operator.run('Home')).text).not.toContain(member.id);
  expect((await bed.anonymous.run('Home')).code).toBe('UNAUTHENTICATED');
  expect((await bed.anonymous.run('Home')).text).not.toContain(member.email);
});

const cachedKeys = ['profile', 'recommendations', 'signals'] as const;

test('each fill has a stamp of its own, and a hit keeps it', async () => {
  const stamps = async () =>
    (await redis.mget(cachedKeys.map((name) => `${name}:${member.id}`))).map((text) =>
      text?.slice(10, 32),
    );
  await person.run('Home');
  const first = await stamps();
  expect(new Set(first).size).toBe(3);
  await person.run('Home');
  expect(await stamps()).toEqual(first);
  await redis.del(cachedKeys.map((name) => `${name}:${member.id}`));
  await person.run('Home');
  const second = await stamps();
  expect(new Set([...first, ...second]).size).toBe(6);
});

test.each([
  ['no JSON', 'oops'],
  ['of another version', `{"stamp":"${'a'.repeat(22)}","v":2,"data":{}}`],
  ['of another shape', `{"stamp":"${'a'.repeat(22)}","v":1,"data":null}`],
  ['a plain object', '{}'],
])('values that are %s are misses and are replaced, and nobody notices', async (_what, text) => {
  const before = await person.run('Home');
  const keys = [
    ...cachedKeys.map((name) => `${name}:${member.id}`),
    `session:${claimsOf(person).sid}`,
  ];
  for (const key of keys) await redis.set(key, text);
  expect((await person.run('Home')).text).toBe(before.text);
  for (const key of keys) {
    expect(await redis.get(key)).not.toBe(text);
    expect(await redis.ttl(key)).toBeGreaterThan(0);
  }
});
