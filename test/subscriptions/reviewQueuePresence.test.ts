import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { isOutageAsked } from '../harness/volume.ts';
import { claim, release } from '../resolvers/presences.ts';
import { type OpenStream, subscribeAt } from './stream.ts';

interface QueueEvent {
  reviewQueueChanged: {
    pendingCount: number;
    opened: { id: string; openedBy: { operator: { id: string } }[] }[];
  };
}

const reviewQueueChanged = `subscription {
  reviewQueueChanged { pendingCount opened { id openedBy { operator { id } } } }
}`;

/** The bed reaches Redis by a proxy, the other gateway straight. */
let bed: TestBed;
let other: TestBed;
let proxy: TcpProxy;
let anna: Person;
let ben: Person;
beforeAll(async () => {
  other = await openTestBed();
  proxy = await TcpProxy.open(other.redisUrl);
  bed = await openTestBed({ databaseUrl: other.databaseUrl, redisUrl: proxy.url });
});
afterAll(async () => {
  await bed?.close();
  await proxy?.close();
  await other?.close();
});
beforeEach(async () => {
  [anna, ben] = [await bed.newPerson('operator'), await bed.newPerson('operator')];
});

const follow = () => subscribeAt<QueueEvent>(bed.url, anna, reviewQueueChanged);
async function nextOpened(stream: OpenStream<QueueEvent>) {
  const { opened } = (await stream.next())?.data?.reviewQueueChanged ?? {};
  return opened?.map(({ id, openedBy }) => [id, openedBy.map(({ operator }) => operator.id)]);
}

test('the queue shows what others open and leave, at another gateway', async () => {
  const member = await bed.given.user();
  const first = await bed.given.recommendation(member.id, { createdAt: new Date(0) });
  const second = await bed.given.recommendation(member.id);
  const stream = await follow();
  expect(await nextOpened(stream)).toEqual([]);
  await claim(other, anna, first.id);
  await claim(other, ben, second.id);
  expect(await nextOpened(stream)).toEqual([[second.id, [ben.id]]]);
  await claim(other, ben, first.id);
  expect(await nextOpened(stream)).toEqual([
    [first.id, [ben.id]],
    [second.id, [ben.id]],
  ]);
  await release(other, ben, second.id);
  expect(await nextOpened(stream)).toEqual([[first.id, [ben.id]]]);
  dataOf(await anna.run('Approve', { id: first.id }));
  expect(await nextOpened(stream)).toEqual([]);
  await release(other, ben, first.id);
  stream.cancel();
});

test('O3: what is open of a member without consent is not shown', async () => {
  const member = await bed.newPerson('user');
  const { id } = await bed.given.recommendation(member.id, {
    status: 'approved',
    approvedAt: new Date(),
  });
  const hidden = await bed.given.recommendation(member.id);
  for (const open of [id, hidden.id]) await claim(other, ben, open);
  const stream = await follow();
  expect(await nextOpened(stream)).toEqual([[hidden.id, [ben.id]]]);
  dataOf(await member.send('mutation { revokeConsent { id } }'));
  expect(await nextOpened(stream)).toEqual([]);
  stream.cancel();
});

test.runIf(isOutageAsked)(
  'R2: Redis away: the queue goes on without anybody, and with them when it is back',
  async () => {
    const member = await bed.given.user();
    const { id } = await bed.given.recommendation(member.id);
    const stream = await follow();
    await nextOpened(stream);
    await claim(other, ben, id);
    expect(await nextOpened(stream)).toEqual([[id, [ben.id]]]);
    await proxy.refuse();
    expect(await nextOpened(stream)).toEqual([]);
    await proxy.restore();
    expect(await nextOpened(stream)).toEqual([[id, [ben.id]]]);
    stream.cancel();
  },
);
