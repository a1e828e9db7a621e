import { randomInt } from 'node:crypto';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { observe } from '../cache/cacheProcess.ts';
import { type Answer, send } from '../harness/client.ts';
import { operationText } from '../harness/contract.ts';
import { dataOf, expectBadInput, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { banUser, changePassword } from './operations.ts';
import {
  anotherGoodPassword,
  goodPassword,
  holderAt,
  login,
  newEmail,
  register,
} from './signIn.ts';
import { codeFor, newPhone, verify, wrongCode } from './smsInbox.ts';

let bed: TestBed;
let beds: TestBed[];
let redis: Redis;
let email: string | null;

beforeAll(async () => {
  bed = await openTestBed({ env: { LOGIN_FAILURES_PER_HOUR: '5', TRUST_PROXY: 'true' } });
  beds = [bed, await bed.another()];
  redis = observe(bed.redisUrl);
  email = (await register(bed)).user.email;
});
afterAll(async () => {
  redis.disconnect();
  await bed.close();
});

const at = (index: number): TestBed => beds[index % beds.length] ?? bed;

/** An address that no other test has. */
const newAddress = () => `203.0.${randomInt(256)}.${randomInt(1, 255)}`;
const keyOf = (address: string) => `ratelimit:login:${address}`;
const failuresOf = async (address: string) => Number(await redis.get(keyOf(address)));

/** Sends a contract operation from an address, as the proxy in front tells it. */
const runFrom = (address: string, operation: string, input: object, { url } = bed) =>
  send(url, operationText(operation), { input }, { headers: { 'x-forwarded-for': address } });

const loginFrom = (address: string, password: string, gateway = bed) =>
  runFrom(address, 'Login', { email, password }, gateway);

function expectLimited(answer: Answer<unknown>): void {
  const { extensions, message } = expectRefused(answer, 'RATE_LIMITED');
  expect(message).toMatch(/^Too many failed attempts to sign in: try again in \d+ minutes\.$/);
  expect(extensions.retryAfterSeconds).toSatisfy(
    (seconds: number) => Number.isInteger(seconds) && seconds > 3500 && seconds <= 3600,
  );
}

test('after five failed logins from an address the right password is refused too, on every gateway', async () => {
  for (let failure = 0; failure < 5; failure += 1) {
    expectRefused(await login(at(failure), email, 'not the password'), 'UNAUTHENTICATED');
  }
  for (const gateway of beds) expectLimited(await login(gateway, email));
  const key = keyOf('127.0.0.1');
  expect(await redis.get(key)).toBe('5');
  const ttlSeconds = await redis.ttl(key);
  expect(ttlSeconds).toBeGreaterThan(3500);
  expect(ttlSeconds).toBeLessThanOrEqual(3600);
  dataOf(await loginFrom(newAddress(), goodPassword));
  await redis.pexpire(key, 1);
  await expect.poll(() => redis.exists(key)).toBe(0);
  dataOf(await login(bed, email));
});

test('a login that succeeds is not counted, and takes no failure away', async () => {
  const address = newAddress();
  for (let round = 0; round < 4; round += 1) {
    expectRefused(await loginFrom(address, 'not the password'), 'UNAUTHENTICATED');
    for (let count = 0; count < 2; count += 1) dataOf(await loginFrom(address, goodPassword));
  }
  expect(await failuresOf(address)).toBe(4);
});

test('of fifty wrong guesses at once from an address five are looked at', async () => {
  const address = newAddress();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => loginFrom(address, `wrong ${index}`, at(index))),
  );
  expect(answers.filter(({ code }) => code === 'UNAUTHENTICATED')).toHaveLength(5);
  expect(answers.filter(({ code }) => code === 'RATE_LIMITED')).toHaveLength(45);
  expect(await failuresOf(address)).toBe(5);
  expectLimited(await loginFrom(address, goodPassword));
});

test('guesses at many accounts from one address are counted together', async () => {
  const address = newAddress();
  for (let failure = 0; failure < 5; failure += 1) {
    const input = { email: newEmail(), password: goodPassword };
    expectRefused(await runFrom(address, 'Login', input), 'UNAUTHENTICATED');
  }
  expectLimited(await loginFrom(address, goodPassword));
});

test('O4: finding out by registering who has an account is limited like guessing', async () => {
  const address = newAddress();
  const input = { email, password: goodPassword };
  for (let probe = 0; probe < 5; probe += 1) {
    expectRefused(await runFrom(address, 'Register', input), 'CONFLICT');
  }
  expectLimited(await runFrom(address, 'Register', input));
  expectLimited(await runFrom(address, 'Register', { ...input, email: newEmail() }));
  expectLimited(await loginFrom(address, goodPassword));
});

test('registering, an unusable password and a ban are no failed logins', async () => {
  const address = newAddress();
  const { user } = await register(bed);
  dataOf(await banUser(await bed.newPerson('admin'), user.id));
  for (let count = 0; count < 3; count += 1) {
    const input = { email: newEmail(), password: goodPassword };
    dataOf(await runFrom(address, 'Register', input));
    const weak = await runFrom(address, 'Register', { ...input, password: 'password1234' });
    expectBadInput(weak, { 'input.password': /easily guessed/ });
    const banned = await runFrom(address, 'Login', { email: user.email, password: goodPassword });
    expectRefused(banned, 'FORBIDDEN');
  }
  expect(await failuresOf(address)).toBe(0);
});

test('O1: wrong codes from one address are counted too, for however many phones', async () => {
  await redis.del(keyOf('127.0.0.1'));
  for (let failure = 0; failure < 5; failure += 1) {
    const phoneNumber = newPhone();
    const wrong = wrongCode(await codeFor(bed, phoneNumber));
    expectRefused(await verify(bed, phoneNumber, wrong), 'UNAUTHENTICATED');
  }
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  expectLimited(await verify(bed, phoneNumber, code));
  await redis.del(keyOf('127.0.0.1'));
  dataOf(await verify(bed, phoneNumber, code));
});

test('a wrong current password is a failed login', async () => {
  await redis.del(keyOf('127.0.0.1'));
  const member = holderAt(bed, await register(bed));
  for (let failure = 0; failure < 5; failure += 1) {
    const answer = await changePassword(member, 'not the password', anotherGoodPassword);
    expectRefused(answer, 'UNAUTHENTICATED');
  }
  expectLimited(await changePassword(member, goodPassword, anotherGoodPassword));
  await redis.del(keyOf('127.0.0.1'));
});

test('R7: a limit that was met stands in the audit log', async () => {
  const address = newAddress();
  for (let failure = 0; failure < 6; failure += 1) await loginFrom(address, 'not the password');
  const line = bed.logs.findLast((text) => text.includes('limit.exceeded'));
  expect(JSON.parse(line ?? '{}')).toMatchObject({ audit: true, limit: 'login' });
  const refused = bed.logs.filter((text) => text.includes('session.refused'));
  expect(refused.length).toBeGreaterThanOrEqual(5);
  expect(refused.join('\n')).not.toContain('not the password');
});
