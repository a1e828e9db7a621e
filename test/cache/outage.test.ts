import { sql } from 'drizzle-orm';
import type { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { families } from '../../src/cache/keys.ts';
import { accountViewFamily, findAccountViews } from '../../src/domain/accountView.ts';
import type { Person } from '../harness/client.ts';
import { randomFrom } from '../harness/random.ts';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { openTestBed } from '../harness/testBed.ts';
import { makeCacheProcess, observe } from './cacheProcess.ts';
import { type GatewayPair, openGatewayPair } from './gatewayPair.ts';
import {
  atBoth,
  consentingMember,
  consentVersions,
  type Home,
  profiledMember,
  reviewedMember,
  type Subject,
} from './subjects.ts';
import { Traffic } from './traffic.ts';

/** What a request may take: far below the documented 5 s, with room for a busy machine. */
const boundMillis = 2500;
const patience = { timeout: 12_000, interval: 5 };

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
  await restore();
  await untilAvailable(true);
});

const refuse = async () => void (await Promise.all(pair.redis.map((proxy) => proxy.refuse())));
const freeze = async () => {
  for (const proxy of pair.redis) proxy.freeze();
};
const restore = async () => void (await Promise.all(pair.redis.map((proxy) => proxy.restore())));

const isAvailable = (index: 0 | 1) => pair.beds[index].gateway.backends.redisAvailable();
const untilAvailable = (available: boolean) =>
  expect.poll(() => [isAvailable(0), isAvailable(1)], patience).toEqual([available, available]);

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

test.each([
  ['stopped', refuse],
  ['frozen', freeze],
])(
  'R2: Redis is %s and returns under load: nothing fails, nothing hangs, nothing is stale',
  async (_how, breakRedis) => {
    const traffic = new Traffic(await makeSubjects());
    await further(traffic, 100);
    // A gateway that has not noticed yet may show what another one could not void.
    traffic.strictness = 'own';
    await breakRedis();
    await untilAvailable(false);
    traffic.strictness = 'all';
    await further(traffic, 150);
    traffic.strictness = 'own';
    await restore();
    await untilAvailable(true);
    traffic.strictness = 'all';
    await further(traffic, 150);
    await traffic.end();
    expect(traffic.faults).toEqual([]);
    expect(traffic.slowestMillis).toBeLessThan(boundMillis);
  },
);

test('R2: the way to Redis comes and goes for each gateway by itself: nobody loses sight of own writes', async () => {
  const seed = Math.floor(Math.random() * 2 ** 32);
  const random = randomFrom(seed);
  const traffic = new Traffic(await makeSubjects());
  traffic.strictness = 'own';
  for (let change = 0; change < 12; change += 1) {
    const proxy = pair.redis[random.below(2) === 0 ? 0 : 1];
    const kind = random.below(4);
    if (kind === 0) await proxy.refuse();
    else if (kind === 1) proxy.freeze();
    else await proxy.restore();
    await further(traffic, 20 + random.below(60));
  }
  await restore();
  await untilAvailable(true);
  traffic.strictness = 'all';
  await further(traffic, 100);
  await traffic.end();
  expect(traffic.faults, `seed ${seed}`).toEqual([]);
  expect(traffic.slowestMillis).toBeLessThan(boundMillis);
});

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
  expect([isAvailable(0), isAvailable(1)]).toEqual([true, true]);
});

/** How many voids wait to be confirmed; of one key, or at all. */
const pendingVoids = async (key = '') => {
  const rows = await pair.beds[0].gateway.services.db.execute<{ count: number }>(
    sql`select count(*)::int as count from pgboss.job 
      where name = 'cache.void' and state < 'completed' and data::text like ${`%${key}%`}`,
  );
  return rows[0]?.count;
};

/** Reads an account by a cache that trusts Redis as soon as it answers. */
async function readWithoutRecovery(redisUrl: string, userId: string) {
  const { link, readThrough } = makeCacheProcess(redisUrl);
  await link.connect();
  const { db } = pair.beds[0].gateway.services;
  const load = (ids: readonly string[]) => findAccountViews(db, ids);
  const found = await readThrough.read(accountViewFamily, [userId], load);
  await link.close();
  return found.get(userId)?.profile?.personaName;
}

test('R3: a value that a write could not void is gone before Redis is trusted again', async () => {
  const subject = await profiledMember(pair);
  expect(await subject.read(0)).toBeNull();
  expect(await subject.read(1)).toBeNull();
  const key = families.profile.key(subject.id);
  const stale = await redis.get(key);
  expect(stale).toContain('High Utilization');

  await refuse();
  await untilAvailable(false);
  await subject.write(0);
  expect(await redis.get(key)).toBe(stale);
  expect(await pendingVoids(key)).toBe(1);
  expect(await subject.read(0)).toBeNull();
  expect(await subject.read(1)).toBeNull();

  // Negative control: who trusts Redis as soon as it answers shows what was before the write.
  expect(await readWithoutRecovery(pair.redisUrl, subject.id)).toBe('High Utilization');

  await restore();
  await expect.poll(() => isAvailable(0) || isAvailable(1), patience).toBe(true);
  expect(await redis.exists(key)).toBe(0);
  await untilAvailable(true);
  expect(await subject.read(0)).toBeNull();
  expect(await subject.read(1)).toBeNull();
});

test('R3: a gateway that is cut off alone has its void applied by another one', async () => {
  const own = await TcpProxy.open(pair.redisUrl);
  const { databaseUrl } = pair.beds[0];
  const env = { WORKER_ENABLED: 'false' };
  const cutOff = await openTestBed({ env, databaseUrl, redisUrl: own.url });
  const [{ given }, other] = pair.beds;
  const operator = await cutOff.newPerson('operator');
  const member = await other.as(await given.member());
  const shown = async () => (await member.run<Home>('Home')).data?.me.recommendations.totalCount;
  const { id } = await given.recommendation(member.id);
  expect(await shown()).toBe(0);

  await own.refuse();
  expect((await operator.run('Approve', { id })).errors).toEqual([]);
  await expect.poll(shown, patience).toBe(1);
  expect(cutOff.gateway.backends.redisAvailable()).toBe(false);
  await cutOff.close();
  await own.close();
});

const sidOf = ({ token }: Person) =>
  (
    JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString()) as {
      sid: string;
    }
  ).sid;

const codesOf = (people: readonly Person[]) =>
  Promise.all(people.map(async (person) => (await person.run('Home')).code ?? 'OK'));

test.each([
  ['stopped', refuse],
  ['frozen', freeze],
])(
  'R2: a session revoked while Redis is %s stays revoked when it returns with the session',
  async (_how, breakRedis) => {
    const user = await pair.beds[0].given.member();
    const phone = await atBoth(pair, user);
    const laptop = await atBoth(pair, user);
    const strayPhone = sidOf(phone[0]);
    expect(await codesOf([...phone, ...laptop])).toEqual(['OK', 'OK', 'OK', 'OK']);

    await breakRedis();
    // Both notice by being used, as they would be.
    await codesOf(laptop);
    await untilAvailable(false);
    expect((await laptop[0].run('RevokeSession', { id: strayPhone })).errors).toEqual([]);
    expect((await laptop[0].run('Logout')).errors).toEqual([]);
    const ended = [...phone, ...laptop];
    const refused = ended.map(() => 'UNAUTHENTICATED');
    expect(await codesOf(ended)).toEqual(refused);
    expect(await redis.exists(`session:${strayPhone}`)).toBe(1);

    await restore();
    while (!isAvailable(0) || !isAvailable(1)) expect(await codesOf(ended)).toEqual(refused);
    expect(await codesOf(ended)).toEqual(refused);
    expect(await redis.exists(`session:${strayPhone}`, `session:${sidOf(laptop[0])}`)).toBe(0);
  },
);

test('R3: a revoked session stays dead after Redis was flushed, its black list included', async () => {
  const user = await pair.beds[0].given.member();
  const leaving = await atBoth(pair, user);
  const staying = await atBoth(pair, user);
  expect(await codesOf([...leaving, ...staying])).toEqual(['OK', 'OK', 'OK', 'OK']);
  await leaving[0].run('Logout');
  await redis.flushall();
  expect(await codesOf([...leaving, ...staying])).toEqual([
    'UNAUTHENTICATED',
    'UNAUTHENTICATED',
    'OK',
    'OK',
  ]);
});

test.each([
  ['refuses', (proxy: TcpProxy) => proxy.refuse()],
  ['is frozen', async (proxy: TcpProxy) => proxy.freeze()],
])(
  'R2: a gateway starts while Redis %s, works, and uses Redis when it comes',
  async (_how, breakRedis) => {
    const own = await TcpProxy.open(pair.redisUrl);
    await breakRedis(own);
    const [bed] = pair.beds;
    const startedAt = performance.now();
    const late = await openTestBed({ databaseUrl: bed.databaseUrl, redisUrl: own.url });
    expect(performance.now() - startedAt).toBeLessThan(5000);
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

test('R3: after all these outages no void is left undone', async () => {
  await expect.poll(() => pendingVoids(), patience).toBe(0);
});
