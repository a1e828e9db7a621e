import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { families } from '../../src/cache/keys.ts';
import { Random } from '../../src/demo/random.ts';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { openTestBed } from '../harness/testBed.ts';
import { isOutageAsked } from '../harness/volume.ts';
import { observe } from './cacheProcess.ts';
import { type GatewayPair, openGatewayPair, patience } from './gatewayPair.ts';
import {
  atBoth,
  consentingMember,
  consentVersions,
  profiledMember,
  reviewedMember,
  type Subject,
} from './subjects.ts';
import { Traffic } from './traffic.ts';

/** What a request may take: some time-outs of Redis, and the rest is for a busy machine, as CI's is. */
const boundMillis = isOutageAsked ? 5000 : 2500;

let pair: GatewayPair;
let redis: Redis;

beforeAll(async () => {
  pair = await openGatewayPair({ CONSENT_VERSIONS: consentVersions });
  redis = observe(pair.redisUrl);
});
afterAll(async () => {
  redis.disconnect();
  await pair.close();
});
afterEach(async () => {
  await pair.restoreRedis();
  await pair.untilBothUseRedis(true);
});

const further = (traffic: Traffic, requests: number) => {
  const until = traffic.answered + requests;
  return expect.poll(() => traffic.answered, patience).toBeGreaterThan(until);
};

async function makeSubjects(): Promise<Subject[]> {
  const operators = await atBoth(pair, await pair.beds[0].given.staff());
  const [reviewed, other, profiled, consenting] = await Promise.all([
    reviewedMember(pair, operators),
    reviewedMember(pair, operators),
    profiledMember(pair),
    consentingMember(pair),
  ]);
  return [reviewed, other, profiled, consenting];
}

describe.each([
  ['stopped', true],
  ['frozen', isOutageAsked],
] as const)('R2: Redis is %s', (outage, isRun) => {
  test.runIf(isRun)(
    'and returns under load: nothing fails, nothing hangs, nothing is stale',
    async () => {
      const traffic = new Traffic(await makeSubjects());
      await further(traffic, 100);
      // A gateway that has not noticed yet may show what another one could not void.
      traffic.strictness = 'own';
      await pair.breakRedis(outage);
      await pair.untilBothUseRedis(false);
      traffic.strictness = 'all';
      await further(traffic, 150);
      traffic.strictness = 'own';
      await pair.restoreRedis();
      await pair.untilBothUseRedis(true);
      traffic.strictness = 'all';
      await further(traffic, 150);
      await traffic.end();
      expect(traffic.faults).toEqual([]);
      expect(traffic.slowestMillis).toBeLessThan(boundMillis);
    },
  );
});

test.runIf(isOutageAsked)(
  'R2: the way to Redis comes and goes for each gateway by itself: nobody loses sight of own writes',
  async () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const random = new Random(String(seed));
    const traffic = new Traffic(await makeSubjects());
    traffic.strictness = 'own';
    for (let change = 0; change < 8; change += 1) {
      const proxy = random.pick(pair.redis);
      const kind = random.int(0, 3);
      if (kind === 0) await proxy.refuse();
      else if (kind === 1) proxy.freeze();
      else await proxy.restore();
      await further(traffic, random.int(20, 80));
    }
    await pair.restoreRedis();
    await pair.untilBothUseRedis(true);
    traffic.strictness = 'all';
    await further(traffic, 100);
    await traffic.end();
    expect(traffic.faults, `seed ${seed}`).toEqual([]);
    expect(traffic.slowestMillis).toBeLessThan(boundMillis);
  },
);

test('R3: Redis is flushed under load: everything goes on', async () => {
  const traffic = new Traffic(await makeSubjects());
  for (let flush = 0; flush < 3; flush += 1) {
    await further(traffic, 40);
    await redis.flushall();
    await redis.script('FLUSH');
  }
  await further(traffic, 40);
  await traffic.end();
  expect(traffic.faults).toEqual([]);
  expect(traffic.slowestMillis).toBeLessThan(boundMillis);
  expect([pair.usesRedis(0), pair.usesRedis(1)]).toEqual([true, true]);
});

test.each(['stopped', 'frozen'])(
  'R2: a gateway starts while Redis is %s, works, and uses Redis when it comes',
  async (outage) => {
    const own = await TcpProxy.open(pair.redisUrl);
    await (outage === 'stopped' ? own.refuse() : own.freeze());
    const [bed] = pair.beds;
    const startedAt = performance.now();
    const late = await openTestBed({
      databaseUrl: bed.databaseUrl,
      redisUrl: own.url,
      env: { REDIS_COMMAND_TIMEOUT_MILLIS: '250' },
    });
    expect(performance.now() - startedAt).toBeLessThan(boundMillis);
    const person = await late.as(await bed.given.member());
    expect((await person.run('Home')).errors).toEqual([]);
    await own.restore();
    await expect.poll(() => late.gateway.backends.redisAvailable(), patience).toBe(true);
    expect((await person.run('Home')).errors).toEqual([]);
    expect(await redis.exists(families.profile.key(person.id))).toBe(1);
    await late.close();
    await own.close();
  },
);
