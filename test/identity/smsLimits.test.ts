import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { observe } from '../cache/cacheProcess.ts';
import type { Answer } from '../harness/client.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { messagesTo, newPhone, requestCode } from './smsInbox.ts';

let bed: TestBed;
let beds: TestBed[];
let redis: Redis;

beforeAll(async () => {
  bed = await openTestBed({ env: { SMS_CODES_PER_HOUR: '5' } });
  beds = [bed, await bed.another()];
  redis = observe(bed.redisUrl);
});
afterAll(async () => {
  redis.disconnect();
  await bed.close();
});

const at = (index: number): TestBed => beds[index % beds.length] ?? bed;

function expectLimited(answer: Answer<unknown>): void {
  const { extensions, message } = expectRefused(answer, 'RATE_LIMITED');
  expect(message).toMatch(/^Too many codes were sent: try again in \d+ minutes\.$/);
  expect(extensions.retryAfterSeconds).toSatisfy(
    (seconds: number) => Number.isInteger(seconds) && seconds > 3500 && seconds <= 3600,
  );
}

const sentTo = (phoneNumber: string) =>
  beds.flatMap((gateway) => messagesTo(gateway, phoneNumber)).length;

test('O5: the sixth code for a phone within the hour is not sent, on no gateway', async () => {
  const phoneNumber = newPhone();
  for (let count = 0; count < 5; count += 1) dataOf(await requestCode(at(count), phoneNumber));
  for (const gateway of beds) expectLimited(await requestCode(gateway, phoneNumber));
  expect(sentTo(phoneNumber)).toBe(5);
  const ttlSeconds = await redis.ttl(`ratelimit:sms:${phoneNumber}`);
  expect(ttlSeconds).toBeGreaterThan(3500);
  expect(ttlSeconds).toBeLessThanOrEqual(3600);
  dataOf(await requestCode(bed, newPhone()));
});

test('O5: of fifty requests at once for a phone five are sent', async () => {
  const phoneNumber = newPhone();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => requestCode(at(index), phoneNumber)),
  );
  expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(5);
  expect(answers.filter(({ code }) => code === 'RATE_LIMITED')).toHaveLength(45);
  expect(sentTo(phoneNumber)).toBe(5);
});

test('O5: after the hour there are codes again', async () => {
  const phoneNumber = newPhone();
  for (let count = 0; count < 5; count += 1) dataOf(await requestCode(bed, phoneNumber));
  expectLimited(await requestCode(bed, phoneNumber));
  const key = `ratelimit:sms:${phoneNumber}`;
  await redis.pexpire(key, 1);
  await expect.poll(() => redis.exists(key)).toBe(0);
  dataOf(await requestCode(bed, phoneNumber));
});

test('O5: one address cannot have codes sent to ever more phones', async () => {
  const stingy = await bed.another({
    env: { SMS_CODES_PER_HOUR: '5', SMS_CODES_PER_ADDRESS_PER_HOUR: '3' },
  });
  await redis.del('ratelimit:sms:127.0.0.1');
  const phones = Array.from({ length: 4 }, newPhone);
  for (const phoneNumber of phones.slice(0, 3)) dataOf(await requestCode(stingy, phoneNumber));
  const last = phones.at(-1) ?? '';
  expectLimited(await requestCode(stingy, last));
  expect(messagesTo(stingy, last)).toEqual([]);
  expect(await redis.get('ratelimit:sms:127.0.0.1')).toBe('4');
  // What was refused by the address takes nothing from the phone's own hour.
  expect(await redis.exists(`ratelimit:sms:${last}`)).toBe(0);
});

test('O5: a limit that was met stands in the audit log, without the phone number', async () => {
  const phoneNumber = newPhone();
  for (let count = 0; count < 6; count += 1) await requestCode(bed, phoneNumber);
  const line = bed.logs.findLast((text) => text.includes('limit.exceeded'));
  expect(JSON.parse(line ?? '{}')).toMatchObject({ audit: true, limit: 'sms' });
  expect(line).not.toContain(phoneNumber);
});
