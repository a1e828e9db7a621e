import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { recommendations } from '../../src/db/schema.ts';
import { type Person, send } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { claim, release } from '../resolvers/presences.ts';
import { codesOf, type OpenStream, subscribeAt } from './stream.ts';

interface RecommendationEvent {
  recommendationChanged: {
    id: string;
    status: string;
    approvedBy: { id: string } | null;
    openedBy: { operator: { id: string } }[];
  };
}

const recommendationChanged = `subscription ($id: ID!) {
  recommendationChanged(id: $id) { id status approvedBy { id } openedBy { operator { id } } }
}`;

/** What is followed at one gateway happens at the other; the clock of both is the test's. */
let bed: TestBed;
let other: TestBed;
let anna: Person;
let ben: Person;
let now = new Date();
beforeAll(async () => {
  bed = await openTestBed({ now: () => now, env: { WORKER_ENABLED: 'false' } });
  other = await bed.another();
});
afterAll(() => bed?.close());
beforeEach(async () => {
  now = new Date();
  [anna, ben] = [await bed.newPerson('operator'), await bed.newPerson('admin')];
});

const follow = (person: Person, id: string) =>
  subscribeAt<RecommendationEvent>(bed.url, person, recommendationChanged, { id });
const pending = async () => {
  const member = await bed.newPerson('user');
  return { member, ...(await bed.given.recommendation(member.id)) };
};
async function next(stream: OpenStream<RecommendationEvent>) {
  const { status, openedBy } = (await stream.next())?.data?.recommendationChanged ?? {};
  return [status, openedBy?.map(({ operator }) => operator.id)];
}
const act = (person: Person, query: string) =>
  send(other.url, query, {}, { token: person.token }).then(dataOf);

test('a decision at another gateway is shown with who decided, and the stream completes', async () => {
  const { id } = await pending();
  const stream = await follow(anna, id.toUpperCase());
  expect(await next(stream)).toEqual(['PENDING', []]);
  await act(ben, `mutation { approveRecommendation(id: "${id}") { id } }`);
  expect((await stream.next())?.data?.recommendationChanged).toEqual({
    id,
    status: 'APPROVED',
    approvedBy: { id: ben.id },
    openedBy: [],
  });
  expect(await stream.next()).toBeNull();
  expect(stream.completed()).toBe(true);
});

test('one that is decided already is shown once', async () => {
  const { member } = await pending();
  const row = await bed.given.recommendation(member.id, { status: 'rejected', rejectedAt: now });
  const results = await (await follow(anna, row.id)).rest();
  expect(results.map(({ data }) => data?.recommendationChanged.status)).toEqual(['REJECTED']);
});

test('others who open and leave it are shown; a renewal, and what one does oneself, is no event', async () => {
  const { id } = await pending();
  const stream = await follow(anna, id);
  expect(await next(stream)).toEqual(['PENDING', []]);
  await claim(other, anna, id);
  await claim(other, ben, id);
  expect(await next(stream)).toEqual(['PENDING', [ben.id]]);
  await claim(other, ben, id);
  await claim(other, ben, (await pending()).id);
  await release(other, anna, id);
  await release(other, ben, id);
  expect(await next(stream)).toEqual(['PENDING', []]);
  stream.cancel();
});

test('a claim that ends by itself is shown to end, though nobody tells', async () => {
  const { id } = await pending();
  await claim(other, ben, id);
  now = new Date(now.getTime() + 119_500);
  const stream = await follow(anna, id);
  expect(await next(stream)).toEqual(['PENDING', [ben.id]]);
  now = new Date(now.getTime() + 500);
  expect(await next(stream)).toEqual(['PENDING', []]);
  stream.cancel();
});

test('one that a rerun deletes ends the stream as if it had never been', async () => {
  const { id } = await pending();
  const stream = await follow(anna, id);
  expect(await next(stream)).toEqual(['PENDING', []]);
  await other.gateway.services.writes.run(async (tx, touched) => {
    await tx.delete(recommendations).where(eq(recommendations.id, id));
    touched.reviewQueue();
  });
  expect((await stream.rest()).map(codesOf)).toEqual([['NOT_FOUND']]);
});

test.each(['mutation { revokeConsent { id } }', 'mutation { deleteAccount }'])(
  'C2: after `%s` of its member the stream ends in the same way',
  async (withdrawal) => {
    const { id, member } = await pending();
    const stream = await follow(anna, id);
    expect(await next(stream)).toEqual(['PENDING', []]);
    await act(member, withdrawal);
    expect((await stream.rest()).map(codesOf)).toEqual([['NOT_FOUND']]);
  },
);

test('S4: it ends with the session', async () => {
  const { id } = await pending();
  const stream = await follow(anna, id);
  expect(await next(stream)).toEqual(['PENDING', []]);
  await act(anna, 'mutation { logout }');
  expect((await stream.rest()).map(codesOf)).toEqual([['UNAUTHENTICATED']]);
});

test('O1: its own member may not follow it, nor a stranger', async () => {
  const { id, member } = await pending();
  const results = await (await follow(member, id)).rest();
  expect(results.map(codesOf)).toEqual([['FORBIDDEN']]);
  expect((await follow(bed.anonymous, id)).status).toBe(401);
});

test('O3: one of a member without consent answers like one that does not exist', async () => {
  const silent = await bed.given.user({ consentStatus: false });
  const { id: hidden } = await bed.given.recommendation(silent.id);
  const answers = [];
  for (const id of [hidden, randomUUID()]) answers.push(await (await follow(ben, id)).rest());
  expect(answers[0]).toMatchObject([
    { errors: [{ message: 'No such recommendation.', extensions: { code: 'NOT_FOUND' } }] },
  ]);
  expect(answers[0]).toEqual(answers[1]);
});

test('an id that is no UUID is refused', async () => {
  const result = await (await follow(anna, 'x')).next();
  expect(codesOf(result)).toEqual(['BAD_USER_INPUT']);
});
