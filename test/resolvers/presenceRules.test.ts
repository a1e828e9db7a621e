import type { Redis } from 'ioredis';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { observe } from '../cache/cacheProcess.ts';
import type { Answer, Person } from '../harness/client.ts';
import { dataOf, expectBadInput, expectRefused, unknownId } from '../harness/expectations.ts';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import {
  claim,
  type Opened,
  openedBy,
  operatorsSeenBy,
  presenceKey,
  release,
  seenBy,
} from './presences.ts';

/** The bed reaches Redis by a proxy. */
let bed: TestBed;
let ground: TestBed;
let proxy: TcpProxy;
let redis: Redis;
let anna: Person;
let ben: Person;
let memberId: string;

beforeAll(async () => {
  ground = await openTestBed();
  proxy = await TcpProxy.open(ground.redisUrl);
  const { databaseUrl } = ground;
  bed = await openTestBed({ databaseUrl, redisUrl: proxy.url });
  redis = observe(ground.redisUrl);
  memberId = (await bed.given.user()).id;
});
afterAll(async () => {
  redis?.disconnect();
  await bed?.close();
  await proxy?.close();
  await ground?.close();
});
beforeEach(async () => {
  await redis.flushall();
  [anna, ben] = [await bed.newPerson('operator'), await bed.newPerson('admin')];
});

const pending = async () => (await bed.given.recommendation(memberId)).id;

test('a list of a hundred asks Redis once and costs no more statements than one of ten', async () => {
  const asker = await bed.newPerson('operator');
  for (let count = 0; count < 100; count += 1) {
    const id = await pending();
    if (count % 10 === 0) await claim(bed, count % 20 === 0 ? anna : ben, id);
  }
  const text = `query ($first: Int!) { recommendations(first: $first) { nodes { id ${openedBy} } } }`;
  const cost = async (first: number) => {
    const before = [await bed.statementCount(), await hashReads()] as const;
    const answer = await asker.send<{ recommendations: { nodes: Opened[] } }>(text, { first });
    const opened = dataOf(answer).recommendations.nodes.filter((it) => it.openedBy?.length === 1);
    const after = [await bed.statementCount(), await hashReads()] as const;
    return { statements: after[0] - before[0], reads: after[1] - before[1], opened: opened.length };
  };
  await cost(100);
  const [few, many] = [await cost(10), await cost(100)];
  expect(many).toEqual({ statements: few.statements, reads: 1, opened: 10 });
});

async function hashReads(): Promise<number> {
  const stats = await redis.info('commandstats');
  return Number(/cmdstat_hgetall:calls=(\d+)/.exec(stats)?.[1] ?? 0);
}

const mutations = ['claimRecommendation(id: $id) { id }', 'releaseRecommendation(id: $id)'];

test.each(mutations)('O1: %s is not for members, nor for strangers', async (field) => {
  const id = await pending();
  const text = `mutation ($id: ID!) { ${field} }`;
  const member = await bed.as({ id: memberId });
  expectRefused(await member.send(text, { id }), 'FORBIDDEN');
  const stranger = await bed.anonymous.send(text, { id });
  expect(stranger.status).toBe(401);
  expect(await redis.exists(presenceKey)).toBe(0);
});

test.each(mutations)('%s of a malformed id names it', async (field) => {
  const answer: Answer = await anna.send(`mutation ($id: ID!) { ${field} }`, { id: 'x' });
  expectBadInput(answer, { id: 'must be a UUID' });
});

test('O3: one of a member without consent is claimed like one that does not exist', async () => {
  const silent = await bed.given.user({ consentStatus: false });
  const { id } = await bed.given.recommendation(silent.id);
  const answer = await claim(bed, ben, id);
  expectRefused(answer, 'NOT_FOUND');
  expect(answer.text).toBe((await claim(bed, ben, unknownId)).text);
  expect(await redis.exists(presenceKey)).toBe(0);
});

test('O1: a member is not told who has theirs open, and sees the rest of it', async () => {
  const { id } = await bed.given.recommendation(memberId, {
    status: 'approved',
    approvedAt: new Date(),
  });
  await claim(bed, anna, id);
  const member = await bed.as({ id: memberId });
  const answer = await member.send<{ me: { recommendations: { nodes: Opened[] } } }>(
    '{ me { recommendations { nodes { id openedBy { since } } } } }',
  );
  expect(new Set(answer.errors.map(({ extensions }) => extensions.code))).toEqual(
    new Set(['FORBIDDEN']),
  );
  expect(answer.data?.me.recommendations.nodes).toContainEqual({ id, openedBy: null });
});

test('R2: Redis away: nobody has anything open, and nothing fails', async () => {
  const id = await pending();
  await claim(bed, anna, id);
  await proxy.refuse();
  expect(await seenBy(bed, ben, id)).toEqual([]);
  const answer = await claim(bed, ben, id);
  expect(dataOf(answer).claimRecommendation).toEqual({ id, openedBy: [] });
  expect(await release(bed, anna, id)).toBe(false);
  await proxy.restore();
  await expect.poll(() => operatorsSeenBy(bed, ben, id), { timeout: 8000 }).toEqual([anna.id]);
});
