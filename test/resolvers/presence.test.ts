import { eq } from 'drizzle-orm';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { users } from '../../src/db/schema.ts';
import { observe } from '../cache/cacheProcess.ts';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { claim, operatorsSeenBy, presenceKey, release, seenBy } from './presences.ts';

/** Two gateways on one Redis; the clock of both is the test's. */
let bed: TestBed;
let other: TestBed;
let redis: Redis;
let anna: Person;
let ben: Person;
let memberId: string;
let now = new Date();

beforeAll(async () => {
  bed = await openTestBed({ now: () => now });
  other = await bed.another();
  redis = observe(bed.redisUrl);
  memberId = (await bed.given.user()).id;
});
afterAll(async () => {
  redis.disconnect();
  await bed.close();
});
beforeEach(async () => {
  await redis.flushall();
  now = new Date();
  [anna, ben] = [await bed.newPerson('operator'), await bed.newPerson('admin')];
});

const seconds = (count: number) => {
  now = new Date(now.getTime() + count * 1000);
};
const pending = async () => (await bed.given.recommendation(memberId)).id;

test('a recommendation that a colleague has open says so, at both gateways, and not to the colleague', async () => {
  const id = await pending();
  expect(await seenBy(bed, ben, id)).toEqual([]);
  expect(dataOf(await claim(bed, anna, id)).claimRecommendation).toEqual({ id, openedBy: [] });
  const byAnna = {
    operator: { id: anna.id, email: anna.email, role: 'OPERATOR' },
    since: now.toISOString(),
  };
  for (const gateway of [bed, other]) expect(await seenBy(gateway, ben, id)).toEqual([byAnna]);
  expect(await seenBy(bed, anna, id)).toEqual([]);
  expect(await seenBy(bed, ben, await pending())).toEqual([]);
  seconds(1);
  const second = dataOf(await claim(other, ben, id.toUpperCase())).claimRecommendation;
  expect(second).toEqual({ id, openedBy: [byAnna] });
  expect(await operatorsSeenBy(bed, anna, id)).toEqual([ben.id]);
  const carla = await bed.newPerson('operator');
  expect(await operatorsSeenBy(bed, carla, id)).toEqual([anna.id, ben.id]);
});

test('a claim ends by itself after two minutes, each one on its own', async () => {
  const id = await pending();
  await claim(bed, anna, id);
  seconds(60);
  await claim(bed, ben, id);
  const carla = await bed.newPerson('operator');
  seconds(59);
  expect(await operatorsSeenBy(bed, carla, id)).toEqual([anna.id, ben.id]);
  seconds(1);
  expect(await operatorsSeenBy(bed, carla, id)).toEqual([ben.id]);
  seconds(60);
  expect(await operatorsSeenBy(bed, carla, id)).toEqual([]);
});

test('a claim that is renewed goes on, since when it began', async () => {
  const id = await pending();
  await claim(bed, anna, id);
  const since = now.toISOString();
  for (let time = 0; time < 3; time += 1) {
    seconds(100);
    await claim(other, anna, id);
  }
  expect((await seenBy(bed, ben, id))?.map((it) => it.since)).toEqual([since]);
  seconds(121);
  await claim(bed, anna, id);
  expect((await seenBy(bed, ben, id))?.map((it) => it.since)).toEqual([now.toISOString()]);
});

test("a claim is given back, one's own alone", async () => {
  const id = await pending();
  await claim(bed, anna, id);
  expect(await release(bed, ben, id)).toBe(false);
  expect(await operatorsSeenBy(bed, ben, id)).toEqual([anna.id]);
  expect(await release(other, anna, id.toUpperCase())).toBe(true);
  expect(await release(bed, anna, id)).toBe(false);
  expect(await operatorsSeenBy(bed, ben, id)).toEqual([]);
});

test('a claim blocks nobody: another decides all the same', async () => {
  const id = await pending();
  await claim(bed, anna, id);
  expect(dataOf(await ben.run('Approve', { id }))).toMatchObject({
    approveRecommendation: { id, status: 'APPROVED' },
  });
});

test('Redis holds one hash for all, which ends by itself, with ids and times and nothing else', async () => {
  const id = await pending();
  await claim(bed, anna, id);
  expect(await redis.hgetall(presenceKey)).toEqual({
    [`${id}:${anna.id}`]: `${now.getTime()}:${now.getTime() + 120_000}`,
  });
  const ttl = await redis.ttl(presenceKey);
  expect(ttl).toBeGreaterThan(100);
  expect(ttl).toBeLessThanOrEqual(120);
});

test('what has ended is not kept, and an operator has at most ten open', async () => {
  await claim(bed, ben, await pending());
  seconds(121);
  const ids: string[] = [];
  for (let count = 0; count < 12; count += 1) {
    ids.push(await pending());
    await claim(bed, anna, ids.at(-1) ?? '');
    seconds(1);
  }
  const fields = await redis.hkeys(presenceKey);
  expect(fields.toSorted()).toEqual(
    ids
      .slice(2)
      .map((id) => `${id}:${anna.id}`)
      .toSorted(),
  );
});

test('what stands in Redis and is none of ours is passed over', async () => {
  const id = await pending();
  await redis.hset(presenceKey, {
    [`${id}:${ben.id}`]: 'soon',
    x: '1:9999999999999',
  });
  expect(await seenBy(bed, anna, id)).toEqual([]);
  expect(dataOf(await claim(bed, anna, id)).claimRecommendation.openedBy).toEqual([]);
});

test('who is staff no longer, or has left, has nothing open', async () => {
  const id = await pending();
  const { db } = bed.gateway.services;
  const carla = await bed.newPerson('operator');
  for (const person of [anna, carla]) await claim(bed, person, id);
  dataOf(await anna.send('mutation { deleteAccount }'));
  dataOf(
    await ben.send('mutation ($input: SetRoleInput!) { setRole(input: $input) { id } }', {
      input: { userId: carla.id, role: 'USER' },
    }),
  );
  expect(await redis.hlen(presenceKey)).toBe(2);
  expect(await db.select().from(users).where(eq(users.id, anna.id))).toEqual([]);
  expect(await seenBy(bed, ben, id)).toEqual([]);
});
