import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Person, send } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
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

let bed: TestBed;
let other: TestBed;
let operator: Person;
beforeAll(async () => {
  bed = await openTestBed({ env: { WORKER_ENABLED: 'false' } });
  other = await bed.another();
  operator = await bed.newPerson('operator');
});
afterAll(() => bed?.close());

const follow = (person: Person, id: string) =>
  subscribeAt<UploadEvent>(bed.url, person, uploadChanged, { id });

/** What ends it happens at the other gateway. */
const act = (person: Person, query: string): Promise<Answer> =>
  send(other.url, query, {}, { token: person.token });

const withdrawals = ['mutation { revokeConsent { id } }', 'mutation { deleteAccount }'];

test('consent is withdrawn: the member sees the upload fail, and the stream completes', async () => {
  const member = await bed.newPerson('user');
  const { id } = await bed.given.upload(member.id, { status: 'processing' });
  const stream = await follow(member, id);
  expect(await nextStatus(stream)).toBe('PROCESSING');
  expect((await act(member, withdrawals[0] ?? '')).errors).toEqual([]);
  expect((await stream.next())?.data?.uploadChanged).toMatchObject({
    status: 'FAILED',
    validationErrors: [{ message: 'consent revoked' }],
  });
  expect(await stream.next()).toBeNull();
  expect(stream.completed()).toBe(true);
});

test('consent is withdrawn: the stream of an upload that waits for its file ends', async () => {
  const member = await bed.newPerson('user');
  const { id } = await bed.given.upload(member.id);
  const stream = await follow(member, id);
  expect(await nextStatus(stream)).toBe('PENDING');
  expect((await act(member, withdrawals[0] ?? '')).errors).toEqual([]);
  const results = await stream.rest();
  expect(results.map(codesOf)).toEqual([['CONSENT_REQUIRED']]);
});

test.each(withdrawals)(
  "after `%s` an operator's stream on it ends as if there were no such upload",
  async (withdrawal) => {
    const member = await bed.newPerson('user');
    const uploads = await Promise.all([
      bed.given.upload(member.id),
      bed.given.upload(member.id, { status: 'processing' }),
    ]);
    const streams = await Promise.all(uploads.map(({ id }) => follow(operator, id)));
    for (const stream of streams) expect(await nextStatus(stream)).toMatch(/^P/);
    expect((await act(member, withdrawal)).errors).toEqual([]);
    for (const stream of streams) {
      const results = await stream.rest();
      expect(results.map(codesOf)).toEqual([['NOT_FOUND']]);
      expect(JSON.stringify(results)).not.toContain('FAILED');
    }
  },
);

test.each(withdrawals)('after `%s` the queue is shorter', async (withdrawal) => {
  const queue = await subscribeAt<QueueEvent>(bed.url, operator, reviewQueueChanged);
  const before = (await nextCount(queue)) ?? 0;
  const member = await bed.newPerson('user');
  await bed.given.recommendation(member.id);
  await bed.gateway.services.writes.run(async (_tx, touched) => touched.reviewQueue());
  expect(await nextCount(queue)).toBe(before + 1);
  expect((await act(member, withdrawal)).errors).toEqual([]);
  expect(await nextCount(queue)).toBe(before);
  queue.cancel();
});
