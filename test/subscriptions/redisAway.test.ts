import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Person, send } from '../harness/client.ts';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { isOutageAsked } from '../harness/volume.ts';
import {
  codesOf,
  nextCount,
  nextStatus,
  type QueueEvent,
  reviewQueueChanged,
  subscribeAt,
  type UploadEvent,
  uploadChanged,
} from './stream.ts';
import { setStatus } from './uploadStatus.ts';

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

const follow = (person: Person, id: string) =>
  subscribeAt<UploadEvent>(bed.url, person, uploadChanged, { id });

const cuts = {
  cut: () => proxy.refuse(),
  frozen: async () => proxy.freeze(),
};

test.for(['cut', 'frozen'] as const)(
  'R2: Redis is %s: an open stream goes on, and a new one can be opened',
  async (outage, { skip }) => {
    skip(outage === 'frozen' && !isOutageAsked);
    const member = await bed.newPerson('user');
    const { id } = await bed.given.upload(member.id);
    const before = await follow(member, id);
    expect(await nextStatus(before)).toBe('PENDING');
    await cuts[outage]();
    const meanwhile = await follow(member, id);
    expect(await nextStatus(meanwhile)).toBe('PENDING');
    await setStatus(other, id, 'completed');
    for (const stream of [before, meanwhile]) {
      expect(await nextStatus(stream)).toBe('COMPLETED');
      expect(await stream.next()).toBeNull();
    }
  },
);

test('R2: what was missed while the connection was away is shown when it is back', async () => {
  const member = await bed.newPerson('user');
  const operator = await bed.newPerson('operator');
  const { id } = await bed.given.upload(member.id);
  const upload = await follow(member, id);
  const queue = await subscribeAt<QueueEvent>(bed.url, operator, reviewQueueChanged);
  expect(await nextStatus(upload)).toBe('PENDING');
  const count = (await nextCount(queue)) ?? 0;
  await proxy.refuse();
  await bed.given.recommendation(member.id);
  await setStatus(other, id, 'processing');
  await proxy.restore();
  expect(await nextStatus(upload)).toBe('PROCESSING');
  expect(await nextCount(queue)).toBe(count + 1);
  await setStatus(other, id, 'failed');
  expect(await nextStatus(upload)).toBe('FAILED');
  queue.cancel();
});

test('R2: a session that ends while Redis is away ends its streams all the same', async () => {
  const person = await bed.newPerson('user');
  const { id } = await bed.given.upload(person.id);
  const stream = await follow(person, id);
  expect(await nextStatus(stream)).toBe('PENDING');
  await proxy.refuse();
  const answer = await send(other.url, 'mutation { logout }', {}, { token: person.token });
  expect(answer.errors).toEqual([]);
  const results = await stream.rest();
  expect(results.map(codesOf)).toEqual([['UNAUTHENTICATED']]);
});

test.runIf(isOutageAsked)(
  'R2: a writer without Redis writes, and its change is shown elsewhere',
  async () => {
    const member = await other.newPerson('user');
    const { id } = await other.given.upload(member.id);
    const stream = await subscribeAt<UploadEvent>(other.url, member, uploadChanged, { id });
    expect(await nextStatus(stream)).toBe('PENDING');
    await proxy.refuse();
    await setStatus(bed, id, 'failed');
    expect(await nextStatus(stream)).toBe('FAILED');
  },
);
