import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, send } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { followMine, nextOfMine } from './myRecommendationsStream.ts';
import { codesOf } from './stream.ts';

/** What is followed at one gateway happens at the other. */
let bed: TestBed;
let other: TestBed;
let operator: Person;
beforeAll(async () => {
  bed = await openTestBed({ env: { WORKER_ENABLED: 'false', DB_SLOW_QUERY_MILLIS: '0' } });
  other = await bed.another();
  operator = await other.newPerson('operator');
});
afterAll(() => bed?.close());

const act = (person: Person, query: string) =>
  send(other.url, query, {}, { token: person.token }).then(dataOf);
const pendingOf = async ({ id }: Pick<Person, 'id'>) => (await bed.given.recommendation(id)).id;
const review = (ids: readonly string[], decision: 'APPROVE' | 'REJECT' = 'APPROVE') =>
  operator
    .run('ReviewMany', { input: { ids, decision, ...(decision === 'REJECT' && { reason: 'no' }) } })
    .then(dataOf);
const approvedAt = new Date('2026-05-04T03:02:01.000Z');
const givenApproved = ({ id }: Pick<Person, 'id'>) =>
  bed.given.recommendation(id, { status: 'approved', approvedAt });

test('a member sees how many there are, and each approval at another gateway', async () => {
  const member = await bed.newPerson('user');
  await givenApproved(member);
  const [first, second] = [await pendingOf(member), await pendingOf(member)];
  const stream = await followMine(bed, member);
  expect(await nextOfMine(stream)).toEqual({
    approvedCount: 1,
    lastApprovedAt: approvedAt.toISOString(),
  });
  for (const [id, count] of [
    [first, 2],
    [second, 3],
  ] as const) {
    const { approveRecommendation } = await act(
      operator,
      `mutation { approveRecommendation(id: "${id}") { approvedAt } }`,
    ).then((data) => data as { approveRecommendation: { approvedAt: string } });
    const lastApprovedAt = approveRecommendation.approvedAt;
    expect(await nextOfMine(stream)).toEqual({ approvedCount: count, lastApprovedAt });
  }
  stream.cancel();
});

test('what it says is what the list says, at the moment that it says so', async () => {
  const member = await bed.newPerson('user');
  const id = await pendingOf(member);
  const stream = await followMine(bed, member);
  expect(await nextOfMine(stream)).toEqual({ approvedCount: 0, lastApprovedAt: null });
  const list = () =>
    member
      .send<{ me: { recommendations: { totalCount: number } } }>(
        '{ me { recommendations(first: 5) { totalCount } } }',
      )
      .then((answer) => dataOf(answer).me.recommendations.totalCount);
  expect(await list()).toBe(0);
  await review([id]);
  expect((await nextOfMine(stream))?.approvedCount).toBe(1);
  expect(await list()).toBe(1);
  stream.cancel();
});

test('a review of many is one event, and a rejection is none', async () => {
  const member = await bed.newPerson('user');
  const ids = await Promise.all(Array.from({ length: 12 }, () => pendingOf(member)));
  const stream = await followMine(bed, member);
  expect((await nextOfMine(stream))?.approvedCount).toBe(0);
  await review(ids.slice(0, 2), 'REJECT');
  await review(ids.slice(2));
  expect((await nextOfMine(stream))?.approvedCount).toBe(10);
  stream.cancel();
});

test("Z6: a member's stream never tells of another's recommendations", async () => {
  const [anna, ben] = [await bed.newPerson('user'), await bed.newPerson('user')];
  const ofAnna = [await pendingOf(anna), await pendingOf(anna)];
  const ofBen = await pendingOf(ben);
  const streams = { anna: await followMine(bed, anna), ben: await followMine(bed, ben) };
  for (const stream of Object.values(streams)) {
    expect((await nextOfMine(stream))?.approvedCount).toBe(0);
  }
  await review(ofAnna);
  expect((await nextOfMine(streams.anna))?.approvedCount).toBe(2);
  await review([ofBen]);
  // Nothing lay between: Ben's next event is that of his own.
  expect((await nextOfMine(streams.ben))?.approvedCount).toBe(1);
  for (const stream of Object.values(streams)) stream.cancel();
});

test('Z3: staff follow their own, not those that they decide; nobody follows without a session', async () => {
  const member = await bed.newPerson('user');
  const reviewer = await bed.as(await bed.given.user({ role: 'operator' }));
  const [id, own] = [await pendingOf(member), await pendingOf(reviewer)];
  const stream = await followMine(bed, reviewer);
  expect((await nextOfMine(stream))?.approvedCount).toBe(0);
  await review([id]);
  await review([own]);
  expect((await nextOfMine(stream))?.approvedCount).toBe(1);
  stream.cancel();
  expect((await followMine(bed, bed.anonymous)).status).toBe(401);
});

test('C2: consent that is withdrawn leaves none, as in the list, and granted again shows them', async () => {
  const member = await bed.newPerson('user');
  await givenApproved(member);
  const stream = await followMine(bed, member);
  expect((await nextOfMine(stream))?.approvedCount).toBe(1);
  await act(member, 'mutation { revokeConsent { id } }');
  expect(await nextOfMine(stream)).toEqual({ approvedCount: 0, lastApprovedAt: null });
  await act(member, 'mutation { grantConsent(version: "1.0") { id } }');
  expect((await nextOfMine(stream))?.approvedCount).toBe(1);
  stream.cancel();
});

test('one that never consented sees none, without an error', async () => {
  const silent = await bed.given.user({ consentStatus: false });
  await givenApproved(silent);
  const stream = await followMine(bed, await bed.as(silent));
  expect(await nextOfMine(stream)).toEqual({ approvedCount: 0, lastApprovedAt: null });
  stream.cancel();
});

test.each(['mutation { logout }', 'mutation { deleteAccount }'])(
  'S6: it ends with the session: `%s`, elsewhere',
  async (end) => {
    const member = await bed.newPerson('user');
    await givenApproved(member);
    const stream = await followMine(bed, member);
    expect((await nextOfMine(stream))?.approvedCount).toBe(1);
    await act(member, end);
    expect((await stream.rest()).map(codesOf)).toEqual([['UNAUTHENTICATED']]);
    expect(stream.completed()).toBe(true);
  },
);
