import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recommendations } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import {
  codesOf,
  nextCount,
  type OpenStream,
  type QueueEvent,
  reviewQueueChanged,
  subscribeAt,
} from './stream.ts';

let bed: TestBed;
let other: TestBed;
let operator: Person;
beforeAll(async () => {
  bed = await openTestBed();
  other = await bed.another();
  operator = await bed.newPerson('operator');
});
afterAll(() => bed?.close());
beforeEach(async () => {
  await bed.gateway.services.db.delete(recommendations);
});

const follow = (at: TestBed = bed, person = operator): Promise<OpenStream<QueueEvent>> =>
  subscribeAt<QueueEvent>(at.url, person, reviewQueueChanged);

const givenPending = async (howMany: number): Promise<string[]> => {
  const member = await bed.given.user();
  const rows = await Promise.all(
    Array.from({ length: howMany }, () => bed.given.recommendation(member.id)),
  );
  return rows.map(({ id }) => id);
};

const approve = (id: string) =>
  operator.send(`mutation { approveRecommendation(id: "${id}") { id } }`);

test('an operator and an administrator see how many wait, at both gateways, as it changes', async () => {
  const [id = ''] = await givenPending(2);
  const admin = await bed.newPerson('admin');
  const streams = await Promise.all([follow(), follow(other, admin)]);
  for (const stream of streams) expect(await nextCount(stream)).toBe(2);
  expect((await approve(id)).errors).toEqual([]);
  for (const stream of streams) expect(await nextCount(stream)).toBe(1);
  for (const stream of streams) stream.cancel();
});

test('recommendations of members who do not consent are not counted', async () => {
  await givenPending(1);
  const silent = await bed.given.user({ consentStatus: false });
  await bed.given.recommendation(silent.id);
  const stream = await follow();
  expect(await nextCount(stream)).toBe(1);
  const listed = await operator.send<{ recommendations: { totalCount: number } }>(
    '{ recommendations(filter: { status: PENDING }) { totalCount } }',
  );
  expect(listed.data?.recommendations.totalCount).toBe(1);
  stream.cancel();
});

test('Z1: a member may not follow the queue', async () => {
  const stream = await follow(bed, await bed.newPerson('user'));
  const results = await stream.rest();
  expect(results.map(codesOf)).toEqual([['FORBIDDEN']]);
  expect(results[0]?.data ?? null).toBeNull();
  expect(stream.completed()).toBe(true);
});

test('many decisions at once are few events, and the last one is right', async () => {
  const ids = await givenPending(60);
  const stream = await follow();
  expect(await nextCount(stream)).toBe(60);
  const answers = await Promise.all(ids.map(approve));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
  const counts: number[] = [];
  while (counts.at(-1) !== 0) counts.push((await nextCount(stream)) ?? Number.NaN);
  expect(counts.length).toBeLessThan(ids.length / 2);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  stream.cancel();
});

test('a change that keeps the number is shown too', async () => {
  await givenPending(1);
  const member = await bed.given.user();
  const stream = await follow();
  expect(await nextCount(stream)).toBe(1);
  await bed.gateway.services.writes.run(async (tx, touched) => {
    await tx.delete(recommendations);
    touched.reviewQueue();
  });
  await bed.given.recommendation(member.id);
  await bed.gateway.services.writes.run(async (_tx, touched) => touched.reviewQueue());
  const shown = [await nextCount(stream)];
  if (shown[0] === 0) shown.push(await nextCount(stream));
  expect(shown.at(-1)).toBe(1);
  stream.cancel();
});
