import { inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recommendations } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf, expectRefused, unknownId } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

interface Payload {
  reviewed: number;
  failed: number;
  outcomes: {
    id: string;
    recommendation: { id: string; status: string } | null;
    error: { code: string; message: string } | null;
  }[];
}

let bed: TestBed;
let operator: Person;
let memberId: string;
beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
  memberId = (await bed.given.user()).id;
});
afterAll(() => bed.close());

async function pending(count: number, userId = memberId): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push((await bed.given.recommendation(userId)).id);
  return ids;
}
const send = (input: object, person = operator) =>
  person.run<{ reviewRecommendations: Payload }>('ReviewMany', { input });
const review = async (input: object, person = operator) =>
  dataOf(await send(input, person)).reviewRecommendations;
const decided = (id: string, status: string) => ({
  id,
  recommendation: { id, status },
  error: null,
});
const failed = (id: string, code: string) => ({
  id,
  recommendation: null,
  error: { code, message: expect.stringMatching(/./) },
});
async function statusesOf(ids: string[]) {
  const { db } = bed.gateway.services;
  const rows = await db.select().from(recommendations).where(inArray(recommendations.id, ids));
  return ids.map((id) => rows.find((row) => row.id === id)?.status);
}

test('ReviewMany approves all, in the order given', async () => {
  const ids = (await pending(5)).toSorted().toReversed();
  expect(await review({ ids, decision: 'APPROVE' })).toEqual({
    reviewed: 5,
    failed: 0,
    outcomes: ids.map((id) => decided(id, 'APPROVED')),
  });
  expect(await statusesOf(ids)).toEqual(ids.map(() => 'approved'));
});

test('ReviewMany rejects all for one reason', async () => {
  const ids = await pending(3);
  const { outcomes } = await review({ ids, decision: 'REJECT', reason: 'Outdated' });
  expect(outcomes).toEqual(ids.map((id) => decided(id, 'REJECTED')));
  const { db } = bed.gateway.services;
  const rows = await db.select().from(recommendations).where(inArray(recommendations.id, ids));
  for (const row of rows) {
    expect(row).toMatchObject({ rejectionReason: 'Outdated', rejectedById: operator.id });
  }
});

test('one bad id does not spoil the rest: each has an outcome of its own', async () => {
  const silent = await bed.given.user({ consentStatus: false });
  const own = await bed.given.user({ role: 'operator' });
  const [hidden = ''] = await pending(1, silent.id);
  const [mine = ''] = await pending(1, own.id);
  const [good = '', done = '', last = ''] = await pending(3);
  dataOf(await operator.run('Reject', { id: done, reason: 'x' }));
  const ids = [good, 'not-an-id', unknownId, hidden, done, mine, '', last];
  expect(await review({ ids, decision: 'APPROVE' }, await bed.as(own))).toEqual({
    reviewed: 2,
    failed: 6,
    outcomes: [
      decided(good, 'APPROVED'),
      failed('not-an-id', 'BAD_USER_INPUT'),
      failed(unknownId, 'NOT_FOUND'),
      failed(hidden, 'NOT_FOUND'),
      failed(done, 'CONFLICT'),
      failed(mine, 'FORBIDDEN'),
      failed('', 'BAD_USER_INPUT'),
      decided(last, 'APPROVED'),
    ],
  });
  expect(await statusesOf([hidden, done, mine])).toEqual(['pending', 'rejected', 'pending']);
});

test('a conflict says who decided and when, as the single decision does', async () => {
  const other = await bed.newPerson('admin');
  const [id = ''] = await pending(1);
  dataOf(await other.run('Approve', { id }));
  const single = await operator.run('Approve', { id });
  const { outcomes } = await review({ ids: [id], decision: 'APPROVE' });
  expect(outcomes[0]?.error).toEqual({ code: 'CONFLICT', message: single.errors[0]?.message });
  expect(single.errors[0]?.message).toContain(other.email);
});

test('duplicates are decided once, in whatever case they are written', async () => {
  const [one = '', two = ''] = await pending(2);
  const payload = await review({
    ids: [one, two, one.toUpperCase(), one, 'bad', 'bad'],
    decision: 'APPROVE',
  });
  expect(payload.reviewed).toBe(2);
  expect(payload.outcomes.filter(({ error }) => error !== null)).toEqual([
    failed('bad', 'BAD_USER_INPUT'),
  ]);
  expect(payload.outcomes.map(({ id }) => id)).toEqual([one, two, 'bad']);
});

test('an outcome carries the id as it was given', async () => {
  const [id = ''] = await pending(1);
  const given = [id.toUpperCase(), 'Not-An-Id'];
  const { outcomes } = await review({ ids: given, decision: 'APPROVE' });
  expect(outcomes.map((outcome) => outcome.id)).toEqual(given);
  expect(outcomes[0]?.recommendation).toEqual({ id, status: 'APPROVED' });
});

test('ReviewMany is not for members, nor for strangers', async () => {
  const ids = await pending(1);
  expectRefused(
    await send({ ids, decision: 'APPROVE' }, await bed.as({ id: memberId })),
    'FORBIDDEN',
  );
  const stranger = await send({ ids, decision: 'APPROVE' }, bed.anonymous);
  expect(stranger.status).toBe(401);
  expectRefused(stranger, 'UNAUTHENTICATED');
  expect(await statusesOf(ids)).toEqual(['pending']);
});

test('every decision of many is in the audit log, and the members see them at once', async () => {
  const [first, second] = [await bed.given.user(), await bed.given.user()];
  const ids = [...(await pending(2, first.id)), ...(await pending(1, second.id))];
  const people = [await bed.as(first), await bed.as(second)];
  for (const person of people) dataOf(await person.run('Home'));
  await review({ ids, decision: 'APPROVE' });
  for (const [index, person] of people.entries()) {
    const totalCount = 2 - index;
    expect(dataOf(await person.run('Home'))).toMatchObject({
      me: { recommendations: { totalCount } },
    });
  }
  const audited = bed.logs
    .map((line) => JSON.parse(line))
    .filter(({ event }) => event === 'recommendation.approved');
  for (const id of ids) {
    expect(audited.filter(({ recommendationId }) => recommendationId === id)).toHaveLength(1);
  }
});
