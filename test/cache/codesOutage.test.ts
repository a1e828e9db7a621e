import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { TestBed } from '../harness/testBed.ts';
import { observe } from './cacheProcess.ts';
import { type GatewayPair, openGatewayPair } from './gatewayPair.ts';

let pair: GatewayPair;
let redis: Redis;

beforeAll(async () => {
  pair = await openGatewayPair({ SMS_CODES_PER_HOUR: '5' });
  redis = observe(pair.redisUrl);
});
afterAll(async () => {
  redis.disconnect();
  await pair.close();
});
afterEach(async () => {
  await pair.restoreRedis();
  await pair.untilBothUseRedis(true);
  await redis.flushall();
});

const ask = async (bed: TestBed, phoneNumber: string) =>
  (await bed.anonymous.run('RequestSmsCode', { phoneNumber })).code;

const verify = async (bed: TestBed, phoneNumber: string, code: string) =>
  (await bed.anonymous.run('VerifySmsCode', { input: { phoneNumber, code } })).code;

/** The code that was sent last to a phone, from the development log. */
function lastCode(bed: TestBed, phoneNumber: string): string {
  const lines = bed.logs.filter((line) => line.includes(`"phoneNumber":"${phoneNumber}"`));
  return /(\d{6}) is your/.exec(lines.at(-1) ?? '')?.[1] ?? '';
}

/** A code that is not the right one. */
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

test.each([
  ['stopped', '+14155550201'],
  ['frozen', '+14155550202'],
] as const)(
  'R2: Redis is %s: codes go on, and their limit holds through it',
  async (outage, phone) => {
    const [bed] = pair.beds;
    for (let sent = 0; sent < 3; sent += 1) expect(await ask(bed, phone)).toBeUndefined();
    await pair.breakRedis(outage);
    expect(await ask(bed, phone)).toBeUndefined();
    expect(await ask(bed, phone)).toBeUndefined();
    expect(await ask(bed, phone)).toBe('RATE_LIMITED');
    const code = lastCode(bed, phone);
    expect(await verify(bed, phone, otherThan(code))).toBe('UNAUTHENTICATED');
    expect(await verify(bed, phone, code)).toBeUndefined();
    expect(await verify(bed, phone, code)).toBe('UNAUTHENTICATED');
    await pair.restoreRedis();
    await pair.untilBothUseRedis(true);
    expect(await ask(bed, phone)).toBe('RATE_LIMITED');
    expect(await ask(pair.beds[1], phone)).toBe('RATE_LIMITED');
  },
);

test('R2: three wrong codes while Redis is away lock the phone when it is back too', async () => {
  const [bed] = pair.beds;
  const phone = '+14155550203';
  await pair.breakRedis('stopped');
  await ask(bed, phone);
  const code = lastCode(bed, phone);
  for (let guess = 0; guess < 3; guess += 1) {
    expect(await verify(bed, phone, otherThan(code))).toBe('UNAUTHENTICATED');
  }
  expect(await verify(bed, phone, code)).toBe('RATE_LIMITED');
  await pair.restoreRedis();
  await pair.untilBothUseRedis(true);
  expect(await verify(bed, phone, code)).toBe('RATE_LIMITED');
});

test('R2: a code from before the outage is refused during it, and the newer one after it wins', async () => {
  const [bed] = pair.beds;
  const phone = '+14155550204';
  await ask(bed, phone);
  const earlier = lastCode(bed, phone);
  await pair.breakRedis('stopped');
  expect(await verify(bed, phone, earlier)).toBe('UNAUTHENTICATED');
  await ask(bed, phone);
  const newer = lastCode(bed, phone);
  await pair.restoreRedis();
  await pair.untilBothUseRedis(true);
  if (earlier !== newer) expect(await verify(bed, phone, earlier)).toBe('UNAUTHENTICATED');
  expect(await verify(bed, phone, newer)).toBeUndefined();
});
