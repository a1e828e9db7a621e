import { eq } from 'drizzle-orm';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { users } from '../../src/db/schema.ts';
import { hashOf } from '../../src/domain/secrets.ts';
import { observe } from '../cache/cacheProcess.ts';
import { dataOf, expectBadInput, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { banUser } from './operations.ts';
import { expectAlive, refresh } from './signIn.ts';
import {
  codeFor,
  latestCode,
  messagesTo,
  newPhone,
  requestCode,
  signInByPhone,
  verify,
  wrongCode,
} from './smsInbox.ts';

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

test('the first verification makes a member, the second signs the same one in', async () => {
  const phoneNumber = newPhone();
  const { requestSmsCode: sent } = dataOf(await requestCode(bed, phoneNumber));
  expect(sent).toMatchObject({ phoneNumber, attemptsLeft: 3 });
  expect(Date.parse(sent.expiresAt)).toBeGreaterThan(Date.now() + 590_000);
  const first = dataOf(await verify(bed, phoneNumber, latestCode(bed, phoneNumber))).verifySmsCode;
  expect(first.user).toMatchObject({ phoneNumber, email: null, role: 'USER' });
  await expectAlive(beds, first.accessToken);
  dataOf(await refresh(at(1), first.refreshToken));
  const second = await signInByPhone(bed, phoneNumber);
  expect(second.user.id).toBe(first.user.id);
  expect(second.session.id).not.toBe(first.session.id);
  const { db } = bed.gateway.services;
  expect(await db.$count(users, eq(users.phoneNumber, phoneNumber))).toBe(1);
});

test('a code that one gateway sent is good at the other one', async () => {
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  dataOf(await verify(at(1), phoneNumber, code));
});

test('S4: a code is kept for ten minutes as a hash that needs the installation’s key', async () => {
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  const key = `verify:${phoneNumber}`;
  const ttlSeconds = await redis.ttl(key);
  expect(ttlSeconds).toBeGreaterThan(590);
  expect(ttlSeconds).toBeLessThanOrEqual(600);
  const kept = await redis.get(key);
  expect(kept).toMatch(/^[\w-]{43}$/);
  expect(kept).not.toContain(code);
  const guessed = [
    code,
    `${phoneNumber} ${code}`,
    `${phoneNumber}${code}`,
    `${code}${phoneNumber}`,
  ];
  for (const text of guessed) expect(hashOf(text)).not.toBe(kept);
});

test('S4: the same code to two phones is kept as two hashes', async () => {
  const seen = await Promise.all(
    [newPhone(), newPhone()].map(async (phoneNumber) => {
      await codeFor(bed, phoneNumber);
      return redis.get(`verify:${phoneNumber}`);
    }),
  );
  expect(new Set(seen).size).toBe(2);
});

test('O4: a wrong, a used, an expired code and one for an unknown phone are refused in the same words', async () => {
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  const wrong = await verify(bed, phoneNumber, wrongCode(code));
  dataOf(await verify(bed, phoneNumber, code));
  const used = await verify(bed, phoneNumber, code);
  const never = await verify(bed, newPhone(), code);
  expectRefused(wrong, 'UNAUTHENTICATED');
  expect([used.text, never.text]).toEqual([wrong.text, wrong.text]);
});

test('O4: a code is sent to a phone with an account and to one without, in the same words', async () => {
  const known = newPhone();
  await signInByPhone(bed, known);
  const shape = (text: string, phoneNumber: string) =>
    text.replace(phoneNumber, '').replace(/"expiresAt":"[^"]+"/, '');
  const unknown = newPhone();
  const [one, other] = [await requestCode(bed, known), await requestCode(bed, unknown)];
  expect(shape(one.text, known)).toBe(shape(other.text, unknown));
  const { db } = bed.gateway.services;
  expect(await db.$count(users, eq(users.phoneNumber, unknown))).toBe(0);
});

test('a banned account is not signed in by its phone', async () => {
  const phoneNumber = newPhone();
  const { user } = await signInByPhone(bed, phoneNumber);
  dataOf(await banUser(await bed.newPerson('admin'), user.id));
  const code = await codeFor(bed, phoneNumber);
  expectRefused(await verify(bed, phoneNumber, code), 'FORBIDDEN');
});

test.each([
  '4155550123',
  '+0155550123',
  '+1415',
  '+1415555012345678',
  '+1 415 555 0123',
  'tel',
  '',
])('the phone number “%s” is refused by name, and nothing is sent', async (phoneNumber) => {
  expectBadInput(await requestCode(bed, phoneNumber), { phoneNumber: /phone number/i });
  expectBadInput(await verify(bed, phoneNumber, '123456'), {
    'input.phoneNumber': /phone number/i,
  });
  expect(messagesTo(bed, phoneNumber)).toEqual([]);
});

test('a misshapen code is refused by name, and uses up no attempt', async () => {
  const phoneNumber = newPhone();
  const right = await codeFor(bed, phoneNumber);
  for (const code of ['', '12345', '1234567', '12345a', ' 12345', '１２３４５６', `${right}\n`]) {
    expectBadInput(await verify(bed, phoneNumber, code), { 'input.code': 'must have 6 digits' });
  }
  expect(await redis.exists(`verify:attempts:${phoneNumber}`)).toBe(0);
  dataOf(await verify(bed, phoneNumber, right));
});

test('R7: no log line but the message itself holds the code', async () => {
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  await verify(bed, phoneNumber, wrongCode(code));
  dataOf(await verify(bed, phoneNumber, code));
  const holding = bed.logs.filter((line) => new RegExp(`\\b${code}\\b`).test(line));
  expect(holding).toHaveLength(1);
  expect(holding[0]).toContain(phoneNumber);
});
