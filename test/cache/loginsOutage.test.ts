import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GatewayPair, openGatewayPair } from './gatewayPair.ts';

let pair: GatewayPair;

beforeAll(async () => {
  pair = await openGatewayPair({ LOGIN_FAILURES_PER_HOUR: '5' });
});
afterAll(() => pair.close());

test('R2: failed logins are limited through an outage of Redis, and after it everywhere', async () => {
  const login = async (gateway: 0 | 1) => {
    const input = { email: 'nobody@example.com', password: 'a wrong password' };
    return (await pair.beds[gateway].anonymous.run('Login', { input })).code;
  };
  for (let failure = 0; failure < 3; failure += 1) expect(await login(0)).toBe('UNAUTHENTICATED');
  await pair.breakRedis('stopped');
  expect(await login(0)).toBe('UNAUTHENTICATED');
  expect(await login(0)).toBe('UNAUTHENTICATED');
  expect(await login(0)).toBe('RATE_LIMITED');
  await pair.restoreRedis();
  await pair.untilBothUseRedis(true);
  expect(await login(0)).toBe('RATE_LIMITED');
  expect(await login(1)).toBe('RATE_LIMITED');
});
