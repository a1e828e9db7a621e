import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GatewayPair, openGatewayPair } from '../cache/gatewayPair.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { codeFor, newPhone, verify, wrongCode } from './smsInbox.ts';

let pair: GatewayPair;
beforeAll(async () => {
  pair = await openGatewayPair();
});
afterAll(() => pair.close());

async function withoutRedis<Result>(work: () => Promise<Result>): Promise<Result> {
  await pair.breakRedis('stopped');
  await pair.untilBothUseRedis(false);
  const result = await work();
  await pair.restoreRedis();
  await pair.untilBothUseRedis(true);
  return result;
}

test('R2: after an outage the newest code is good at every gateway, wherever the one before was sent', async () => {
  const [one, other] = pair.beds;
  const phoneNumber = newPhone();
  const earlier = await withoutRedis(() => codeFor(one, phoneNumber));
  const newer = await codeFor(other, phoneNumber);
  if (newer !== earlier) {
    expectRefused(await verify(other, phoneNumber, earlier), 'UNAUTHENTICATED');
  }
  dataOf(await verify(one, phoneNumber, newer));
});

test('R2: wrong codes of an outage count at every gateway when Redis is back', async () => {
  const [one, other] = pair.beds;
  const phoneNumber = newPhone();
  await withoutRedis(async () => {
    const wrong = wrongCode(await codeFor(one, phoneNumber));
    for (let guess = 0; guess < 3; guess += 1) await verify(one, phoneNumber, wrong);
  });
  const codes = await Promise.all(
    [one, other].map(async (gateway) => (await verify(gateway, phoneNumber, '000000')).code),
  );
  expect(codes).toEqual(['RATE_LIMITED', 'RATE_LIMITED']);
});
