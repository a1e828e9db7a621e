import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recommendations } from '../../src/db/schema.ts';
import type { Answer, Person } from '../harness/client.ts';
import { dataOf, expectBadInput, expectRefused, unknownId } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
let operator: Person;
let memberId: string;
beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
  memberId = (await bed.given.user()).id;
});
afterAll(() => bed.close());

const isoTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const pending = async (userId = memberId) => (await bed.given.recommendation(userId)).id;
const approve = (person: Person, id: string) => person.run<object>('Approve', { id });
const reject = (person: Person, id: string, reason = 'Not relevant') =>
  person.run<object>('Reject', { id, reason });
async function rowOf(id: string) {
  const { db } = bed.gateway.services;
  const [row] = await db.select().from(recommendations).where(eq(recommendations.id, id));
  return row;
}
/** Both mutations, for what holds for both. */
const decisions: [string, (person: Person, id: string) => Promise<Answer<object>>][] = [
  ['Approve', approve],
  ['Reject', reject],
];

test('Approve decides a pending recommendation and says who and when', async () => {
  for (const person of [operator, await bed.newPerson('admin')]) {
    const id = await pending();
    const { email } = person;
    expect(dataOf(await approve(person, id))).toEqual({
      approveRecommendation: {
        id,
        status: 'APPROVED',
        approvedAt: isoTime,
        approvedBy: { id: person.id, email },
      },
    });
    expect(await rowOf(id)).toMatchObject({
      status: 'approved',
      approvedAt: expect.any(Date),
      approvedById: person.id,
      rejectedAt: null,
      rejectedById: null,
      rejectionReason: null,
    });
  }
});

test('Reject decides with a reason, and takes the id in capitals', async () => {
  const id = await pending();
  const { email } = operator;
  expect(dataOf(await reject(operator, id.toUpperCase(), 'Off "topic" \\ 100%'))).toEqual({
    rejectRecommendation: {
      id,
      status: 'REJECTED',
      rejectedAt: isoTime,
      rejectedBy: { id: operator.id, email },
      rejectionReason: 'Off "topic" \\ 100%',
    },
  });
  expect(await rowOf(id)).toMatchObject({
    status: 'rejected',
    approvedAt: null,
    approvedById: null,
  });
});

test('a reason has 1 to 500 characters, whatever they are', async () => {
  for (const reason of [
    'x',
    'x'.repeat(500),
    '😀'.repeat(500),
    '<script>alert(1)</script>',
    'é\nè\t—',
  ]) {
    const answer = await reject(operator, await pending(), reason);
    expect(dataOf(answer)).toMatchObject({ rejectRecommendation: { rejectionReason: reason } });
  }
});

test.each([
  ['an empty reason', { reason: '' }, { reason: 'must have 1 to 500 characters' }],
  ['501 characters', { reason: 'x'.repeat(501) }, { reason: 'must have 1 to 500 characters' }],
  ['501 characters of two units', { reason: '😀'.repeat(501) }, { reason: /1 to 500/ }],
  ['a NUL', { reason: 'a\0b' }, { reason: 'must not contain a NUL character' }],
  ['no reason', { reason: null }, { reason: /null/ }],
  ['a malformed id too', { id: 'x', reason: '' }, { id: 'must be a UUID', reason: /1 to 500/ }],
])('Reject with %s is refused and writes nothing', async (_title, faulty, fields) => {
  const id = await pending();
  expectBadInput(await operator.run('Reject', { id, ...faulty }), fields);
  expect(await rowOf(id)).toMatchObject({ status: 'pending', rejectionReason: null });
});

test.each(decisions)('%s of a malformed id names it', async (_name, decide) => {
  for (const id of ['', 'x', `${unknownId} `]) {
    expectBadInput(await decide(operator, id), { id: 'must be a UUID' });
  }
});

test.each(decisions)(
  '%s of an unknown id and of one of a member without consent answer alike',
  async (_name, decide) => {
    const silent = await bed.given.user({ consentStatus: false });
    const hidden = await pending(silent.id);
    const answer = await decide(operator, hidden);
    expectRefused(answer, 'NOT_FOUND');
    expect(answer.text).toBe((await decide(operator, unknownId)).text);
    expect(await rowOf(hidden)).toMatchObject({ status: 'pending' });
  },
);

test.each(decisions)('%s is not for members, nor for strangers', async (_name, decide) => {
  const id = await pending();
  const member = await bed.as({ id: memberId });
  expectRefused(await decide(member, id), 'FORBIDDEN');
  const stranger = await decide(bed.anonymous, id);
  expect(stranger.status).toBe(401);
  expectRefused(stranger, 'UNAUTHENTICATED');
  expect(await rowOf(id)).toMatchObject({ status: 'pending' });
});

test.each(decisions)(
  '%s of an own recommendation is FORBIDDEN, to administrators too',
  async (_name, decide) => {
    for (const role of ['operator', 'admin'] as const) {
      const row = await bed.given.user({ role });
      const id = await pending(row.id);
      expectRefused(await decide(await bed.as(row), id), 'FORBIDDEN');
      expect(await rowOf(id)).toMatchObject({ status: 'pending' });
      dataOf(await decide(operator, id));
    }
  },
);

test('each decision is one line of the audit log; one that came to nothing is none', async () => {
  const id = await pending();
  dataOf(await reject(operator, id, 'Too early'));
  expectRefused(await approve(operator, id), 'CONFLICT');
  const lines = bed.logs
    .map((line) => JSON.parse(line))
    .filter(({ recommendationId }) => recommendationId === id);
  expect(lines).toEqual([
    expect.objectContaining({
      audit: true,
      event: 'recommendation.rejected',
      userId: memberId,
      operatorId: operator.id,
      by: operator.id,
      byRole: 'operator',
      reason: 'Too early',
      operation: 'Reject',
      requestId: expect.any(String),
    }),
  ]);
});
