import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { recommendations } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { isOutageAsked } from '../harness/volume.ts';
import { followMine, nextOfMine } from './myRecommendationsStream.ts';

/** The bed reaches Redis by a proxy, the other gateway straight. */
let bed: TestBed;
let other: TestBed;
let proxy: TcpProxy;
beforeAll(async () => {
  other = await openTestBed();
  proxy = await TcpProxy.open(other.redisUrl);
  const env = { REDIS_COMMAND_TIMEOUT_MILLIS: '500' };
  bed = await openTestBed({ env, databaseUrl: other.databaseUrl, redisUrl: proxy.url });
});
afterAll(async () => {
  await bed?.close();
  await proxy?.close();
  await other?.close();
});
afterEach(() => proxy.restore());

const cuts = {
  cut: () => proxy.refuse(),
  frozen: async () => proxy.freeze(),
};

async function given(at: TestBed): Promise<{ operator: Person; member: Person; id: string }> {
  const [operator, member] = [await at.newPerson('operator'), await at.newPerson('user')];
  return { operator, member, id: (await at.given.recommendation(member.id)).id };
}

test.for(['cut', 'frozen'] as const)(
  'R2: Redis is %s: approvals are shown in open streams, and a new one can be opened',
  async (outage, { skip }) => {
    skip(outage === 'frozen' && !isOutageAsked);
    const { member, operator, id } = await given(other);
    const before = await followMine(bed, member);
    expect((await nextOfMine(before))?.approvedCount).toBe(0);
    await cuts[outage]();
    const meanwhile = await followMine(bed, member);
    expect((await nextOfMine(meanwhile))?.approvedCount).toBe(0);
    dataOf(await operator.run('Approve', { id }));
    for (const stream of [before, meanwhile]) {
      expect((await nextOfMine(stream))?.approvedCount).toBe(1);
      stream.cancel();
    }
  },
);

test('R2: what was missed while the connection was away is shown when it is back', async () => {
  const { member, id } = await given(other);
  const stream = await followMine(bed, member);
  expect((await nextOfMine(stream))?.approvedCount).toBe(0);
  await proxy.refuse();
  const decided = { status: 'approved', approvedAt: new Date() } as const;
  await bed.gateway.services.db
    .update(recommendations)
    .set(decided)
    .where(eq(recommendations.id, id));
  await proxy.restore();
  expect((await nextOfMine(stream))?.approvedCount).toBe(1);
  stream.cancel();
});

test('R2: an operator whose gateway is without Redis approves, and the member is told elsewhere', async () => {
  const { member, operator, id } = await given(bed);
  const stream = await followMine(other, member);
  expect((await nextOfMine(stream))?.approvedCount).toBe(0);
  await proxy.refuse();
  dataOf(await operator.run('Approve', { id }));
  expect((await nextOfMine(stream))?.approvedCount).toBe(1);
  stream.cancel();
});
