import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { observe } from '../cache/cacheProcess.ts';
import { patience } from '../cache/gatewayPair.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { startRedis, type TestRedis } from '../harness/redis.ts';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { login, register } from './signIn.ts';

const env = {
  REDIS_COMMAND_TIMEOUT_MILLIS: '250',
  LOGIN_FAILURES_PER_HOUR: '5',
  MEMBER_REQUESTS_PER_HOUR: '6',
};

let server: TestRedis;
let proxy: TcpProxy;
let bed: TestBed;

beforeAll(async () => {
  server = await startRedis();
  proxy = await TcpProxy.open(server.url);
  bed = await openTestBed({ env, redisUrl: proxy.url });
});
afterEach(async () => {
  await proxy.restore();
  await untilRedisIsUsed(true);
});
afterAll(async () => {
  await bed.close();
  await proxy.close();
  await server.stop();
});

const untilRedisIsUsed = (used: boolean) =>
  expect.poll(() => bed.gateway.backends.redisAvailable(), patience).toBe(used);

/** Takes Redis away. One that is frozen is noticed by the first who asks it. */
async function breakRedis(outage: 'stopped' | 'frozen'): Promise<void> {
  if (outage === 'stopped') await proxy.refuse();
  else proxy.freeze();
  await fetch(`${bed.url}/readyz`);
  await bed.anonymous.send('{ __typename }');
  await untilRedisIsUsed(false);
}

const outages = ['stopped', 'frozen'] as const;

test.each(outages)(
  'R2: Redis is %s: requests are counted on from the last count',
  async (outage) => {
    const member = await bed.newPerson('user');
    const ask = () => member.send('{ me { id } }');
    for (let count = 0; count < 3; count += 1) dataOf(await ask());
    await breakRedis(outage);
    for (const remaining of [2, 1, 0]) {
      const answer = await ask();
      dataOf(answer);
      expect(answer.headers.get('ratelimit-remaining')).toBe(String(remaining));
    }
    expect(await ask()).toMatchObject({ status: 429, code: 'RATE_LIMITED' });
  },
);

test('R2: Redis is stopped: failed logins are counted on, and still are when it is back', async () => {
  const { user } = await register(bed);
  for (let failure = 0; failure < 3; failure += 1) {
    expectRefused(await login(bed, user.email, 'not the password'), 'UNAUTHENTICATED');
  }
  await breakRedis('stopped');
  dataOf(await login(bed, user.email));
  for (let failure = 0; failure < 2; failure += 1) {
    expectRefused(await login(bed, user.email, 'not the password'), 'UNAUTHENTICATED');
  }
  expectRefused(await login(bed, user.email), 'RATE_LIMITED');
  await proxy.restore();
  await untilRedisIsUsed(true);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    expectRefused(await login(bed, user.email), 'RATE_LIMITED');
  }
  const redis = observe(server.url);
  expect(await redis.get('ratelimit:login:127.0.0.1')).toBe('5');
  redis.disconnect();
});
