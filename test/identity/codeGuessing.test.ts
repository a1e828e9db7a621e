import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { observe } from '../cache/cacheProcess.ts';
import { type Answer, send } from '../harness/client.ts';
import { operationText } from '../harness/contract.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { successesOf } from './signIn.ts';
import { codeFor, messagesTo, newPhone, requestCode, verify, wrongCodes } from './smsInbox.ts';

let bed: TestBed;
let beds: TestBed[];
let redis: Redis;

beforeAll(async () => {
  bed = await openTestBed({ env: { TRUST_PROXY: 'true' } });
  beds = [bed, await bed.another()];
  redis = observe(bed.redisUrl);
});
afterAll(async () => {
  redis.disconnect();
  await bed.close();
});

const at = (index: number): TestBed => beds[index % beds.length] ?? bed;

const attemptsAt = (phoneNumber: string) => redis.get(`verify:attempts:${phoneNumber}`);

function expectExhausted(answer: Answer<unknown>): void {
  const { extensions, message } = expectRefused(answer, 'RATE_LIMITED');
  expect(message).toMatch(/^Too many wrong codes: try again in \d+ minutes\.$/);
  expect(extensions.retryAfterSeconds).toSatisfy(
    (seconds: number) => Number.isInteger(seconds) && seconds > 0 && seconds <= 600,
  );
}

const countOf = (answers: Answer<unknown>[], code: string) =>
  answers.filter((answer) => answer.code === code).length;

test('O1: after three wrong codes the right one is refused, on every gateway', async () => {
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  for (const wrong of wrongCodes(code, 3)) {
    expectRefused(await verify(bed, phoneNumber, wrong), 'UNAUTHENTICATED');
  }
  for (const gateway of beds) expectExhausted(await verify(gateway, phoneNumber, code));
  const ttlSeconds = await redis.ttl(`verify:attempts:${phoneNumber}`);
  expect(ttlSeconds).toBeGreaterThan(0);
  expect(ttlSeconds).toBeLessThanOrEqual(600);
});

test('O1, control: after two wrong codes the right one signs in, and the count begins anew', async () => {
  const phoneNumber = newPhone();
  for (let round = 0; round < 2; round += 1) {
    const code = await codeFor(bed, phoneNumber);
    for (const [index, wrong] of wrongCodes(code, 2).entries()) {
      expectRefused(await verify(at(index), phoneNumber, wrong), 'UNAUTHENTICATED');
    }
    dataOf(await verify(bed, phoneNumber, code));
    expect(await attemptsAt(phoneNumber)).toBeNull();
  }
});

test('O1: of fifty parallel wrong codes over two gateways three are compared', async () => {
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  const answers = await Promise.all(
    wrongCodes(code, 50).map((wrong, index) => verify(at(index), phoneNumber, wrong)),
  );
  expect(countOf(answers, 'UNAUTHENTICATED')).toBe(3);
  expect(countOf(answers, 'RATE_LIMITED')).toBe(47);
  expect(await attemptsAt(phoneNumber)).toBe('3');
  expectExhausted(await verify(bed, phoneNumber, code));
});

test('O1: the right code among fifty parallel guesses has no more than three tries to be in time', async () => {
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  const guesses = [...wrongCodes(code, 49), code];
  const answers = await Promise.all(
    guesses.map((guess, index) => verify(at(index), phoneNumber, guess)),
  );
  const compared = countOf(answers, 'UNAUTHENTICATED');
  // A right one in time takes the code away: what comes after it finds none to compare with.
  if (successesOf(answers).length === 0) expect(compared).toBe(3);
  else expect(await redis.exists(`verify:${phoneNumber}`)).toBe(0);
});

test('O1: guesses by aliases of one document are counted one by one', async () => {
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  const guesses = [...wrongCodes(code, 3), code].map(
    (guess, index) =>
      `g${index}: verifySmsCode(input: { phoneNumber: "${phoneNumber}", code: "${guess}" }) { accessToken }`,
  );
  const answer = await bed.anonymous.send(`mutation { ${guesses.join('\n')} }`);
  expect(answer.errors.length).toBeGreaterThan(0);
  expect(answer.data ?? {}).not.toHaveProperty('g3.accessToken');
  expect(Number(await attemptsAt(phoneNumber))).toBeLessThanOrEqual(3);
});

test('O1: guesses from many addresses are counted together', async () => {
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  const guessFrom = (address: string, guess: string) =>
    send(
      bed.url,
      operationText('VerifySmsCode'),
      { input: { phoneNumber, code: guess } },
      { headers: { 'x-forwarded-for': address } },
    );
  for (const [index, wrong] of wrongCodes(code, 3).entries()) {
    expectRefused(await guessFrom(`198.51.100.${index}`, wrong), 'UNAUTHENTICATED');
  }
  expectExhausted(await guessFrom('198.51.100.77', code));
});

test('O3: a new code does not give new attempts', async () => {
  const phoneNumber = newPhone();
  const first = await codeFor(bed, phoneNumber);
  for (const wrong of wrongCodes(first, 2)) await verify(bed, phoneNumber, wrong);
  const { requestSmsCode: second } = dataOf(await requestCode(at(1), phoneNumber));
  expect(second.attemptsLeft).toBe(1);
  const code = await codeFor(bed, phoneNumber);
  const [wrong = ''] = wrongCodes(code, 1);
  expectRefused(await verify(bed, phoneNumber, wrong), 'UNAUTHENTICATED');
  expectExhausted(await verify(bed, phoneNumber, code));
});

test('O3: while the attempts are used up no code is sent; in ten minutes there is one again', async () => {
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  for (const wrong of wrongCodes(code, 3)) await verify(bed, phoneNumber, wrong);
  for (const gateway of beds) expectExhausted(await requestCode(gateway, phoneNumber));
  expect(beds.flatMap((gateway) => messagesTo(gateway, phoneNumber))).toHaveLength(1);
  const keys = [`verify:${phoneNumber}`, `verify:attempts:${phoneNumber}`];
  for (const key of keys) await redis.pexpire(key, 1);
  await expect.poll(() => redis.exists(...keys)).toBe(0);
  dataOf(await verify(bed, phoneNumber, await codeFor(bed, phoneNumber)));
});

test('O1: guesses without a code on its way are refused and hold up nobody', async () => {
  const phoneNumber = newPhone();
  for (const guess of wrongCodes('000000', 10)) {
    expectRefused(await verify(bed, phoneNumber, guess), 'UNAUTHENTICATED');
  }
  dataOf(await verify(bed, phoneNumber, await codeFor(bed, phoneNumber)));
});
