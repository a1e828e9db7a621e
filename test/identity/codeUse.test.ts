import { eq } from 'drizzle-orm';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessions, users } from '../../src/db/schema.ts';
import { observe } from '../cache/cacheProcess.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { codesOf, successesOf } from './signIn.ts';
import { codeFor, newPhone, signInByPhone, verify } from './smsInbox.ts';

let bed: TestBed;
let beds: TestBed[];
let redis: Redis;

beforeAll(async () => {
  bed = await openTestBed();
  beds = [bed, await bed.another()];
  redis = observe(bed.redisUrl);
});
afterAll(async () => {
  redis.disconnect();
  await bed.close();
});

const at = (index: number): TestBed => beds[index % beds.length] ?? bed;

test('O2: of fifty parallel right codes over two gateways one signs in', async () => {
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => verify(at(index), phoneNumber, code)),
  );
  expect(codesOf(answers)).toEqual(['UNAUTHENTICATED', 'fine']);
  const [only, ...more] = successesOf(answers);
  expect(more).toEqual([]);
  const { db } = bed.gateway.services;
  const made = await db.select().from(users).where(eq(users.phoneNumber, phoneNumber));
  expect(made.map(({ id }) => id)).toEqual([only?.verifySmsCode.user.id]);
  expect(await db.$count(sessions, eq(sessions.userId, made[0]?.id ?? ''))).toBe(1);
});

test('O2: a code that was used is refused, and uses up no attempt of the next one', async () => {
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  dataOf(await verify(bed, phoneNumber, code));
  for (let again = 0; again < 4; again += 1) {
    expectRefused(await verify(bed, phoneNumber, code), 'UNAUTHENTICATED');
  }
  await signInByPhone(bed, phoneNumber);
});

test('O3: a code is refused for another phone, and stays good for its own', async () => {
  const [mine, other] = [newPhone(), newPhone()];
  const code = await codeFor(bed, mine);
  const others = await codeFor(bed, other);
  const right = code === others ? 'UNAUTHENTICATED' : undefined;
  expectRefused(await verify(bed, other, code), 'UNAUTHENTICATED');
  expect((await verify(bed, mine, code)).code).toBe(right);
  expectRefused(await verify(bed, newPhone(), others), 'UNAUTHENTICATED');
});

test('O3: an earlier code is refused once there is a newer one', async () => {
  const phoneNumber = newPhone();
  const earlier = await codeFor(bed, phoneNumber);
  let newer = await codeFor(at(1), phoneNumber);
  while (newer === earlier) newer = await codeFor(at(1), phoneNumber);
  expectRefused(await verify(bed, phoneNumber, earlier), 'UNAUTHENTICATED');
  dataOf(await verify(bed, phoneNumber, newer));
});

test('O3: a code is refused after its ten minutes', async () => {
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  const key = `verify:${phoneNumber}`;
  await redis.pexpire(key, 1);
  await expect.poll(() => redis.exists(key)).toBe(0);
  expectRefused(await verify(bed, phoneNumber, code), 'UNAUTHENTICATED');
});
