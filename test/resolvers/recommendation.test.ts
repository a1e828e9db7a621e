import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecommendationRow, UserRow } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { type Connection, dataOf, expectBadInput, unknownId } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

interface Listed {
  id: string;
  status: string;
  createdAt: string;
}

let bed: TestBed;
let operator: Person;
let utilized: UserRow;
let balanced: UserRow;
let rows: RecommendationRow[];

const day = (date: number) => new Date(Date.UTC(2026, 2, date));

beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
  utilized = await bed.given.member(1);
  balanced = await bed.given.member(5);
  const silent = await bed.given.user({ consentStatus: false });
  await bed.given.recommendation(silent.id, { createdAt: day(1) });
  const approved = { status: 'approved', approvedAt: day(20) } as const;
  const rejected = { status: 'rejected', rejectedAt: day(21) } as const;
  rows = [
    await bed.given.recommendation(utilized.id, { createdAt: day(1) }),
    await bed.given.recommendation(utilized.id, { createdAt: day(2), type: 'partner_offer' }),
    await bed.given.recommendation(utilized.id, { createdAt: day(3), ...approved }),
    await bed.given.recommendation(balanced.id, { createdAt: day(4), ...rejected }),
    await bed.given.recommendation(balanced.id, { createdAt: day(5) }),
  ];
});
afterAll(() => bed.close());

async function queue(variables: object = {}): Promise<Connection<Listed>> {
  const answer = await operator.run<{ recommendations: Connection<Listed> }>(
    'ReviewQueue',
    variables,
  );
  return dataOf(answer).recommendations;
}
/** Which of `rows` a filter finds, in the order of the answer. */
async function found(filter: object | null, more: object = {}): Promise<number[]> {
  const { nodes, totalCount } = await queue({ filter, ...more });
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }) => rows.findIndex((row) => row.id === id));
}

test('ReviewQueue shows each recommendation with its member, the oldest first', async () => {
  const { nodes, totalCount, pageInfo } = await queue();
  expect(totalCount).toBe(5);
  expect(pageInfo).toEqual({ hasNextPage: false, endCursor: expect.any(String) });
  expect(nodes[0]).toEqual({
    id: rows[0]?.id,
    type: 'EDUCATION',
    title: 'Lower your card utilisation',
    rationale: 'Your Visa ending 4523 is at 68 % of its $5,000 limit.',
    status: 'PENDING',
    createdAt: '2026-03-01T00:00:00.000Z',
    user: {
      id: utilized.id,
      email: utilized.email,
      consentStatus: true,
      profile: { id: expect.any(String), personaId: 1, personaName: 'High Utilization' },
    },
  });
});

test('ReviewQueue lists all statuses of members who consent, in both orders', async () => {
  expect(await found(null)).toEqual([0, 1, 2, 3, 4]);
  expect(await found({}, { orderBy: 'OLDEST_FIRST' })).toEqual([0, 1, 2, 3, 4]);
  expect(await found({}, { orderBy: 'NEWEST_FIRST' })).toEqual([4, 3, 2, 1, 0]);
});

test('recommendations are the newest first where no order is asked for', async () => {
  const answer = await operator.send<{ recommendations: Connection<Listed> }>(
    '{ recommendations { nodes { id } } }',
  );
  const ids = dataOf(answer).recommendations.nodes.map(({ id }) => id);
  expect(ids).toEqual(rows.map(({ id }) => id).toReversed());
});

test.each<[string, () => object, number[]]>([
  ['status PENDING', () => ({ status: 'PENDING' }), [0, 1, 4]],
  ['status APPROVED', () => ({ status: 'APPROVED' }), [2]],
  ['status REJECTED', () => ({ status: 'REJECTED' }), [3]],
  ['type EDUCATION', () => ({ type: 'EDUCATION' }), [0, 2, 3, 4]],
  ['type PARTNER_OFFER', () => ({ type: 'PARTNER_OFFER' }), [1]],
  ['persona 1', () => ({ personaId: 1 }), [0, 1, 2]],
  ['persona 5', () => ({ personaId: 5 }), [3, 4]],
  ['persona 2', () => ({ personaId: 2 }), []],
  ['one member', () => ({ userId: balanced.id }), [3, 4]],
  ['one member, in capitals', () => ({ userId: utilized.id.toUpperCase() }), [0, 1, 2]],
  ['an unknown member', () => ({ userId: unknownId }), []],
  ['createdAfter, inclusive', () => ({ createdAfter: day(4) }), [3, 4]],
  ['createdBefore, exclusive', () => ({ createdBefore: day(4) }), [0, 1, 2]],
  ['a range', () => ({ createdAfter: day(2), createdBefore: day(4) }), [1, 2]],
  ['an empty range', () => ({ createdAfter: day(4), createdBefore: day(2) }), []],
  ['a time with an offset', () => ({ createdAfter: '2026-03-05T01:00:00+01:00' }), [4]],
  ['search in the title', () => ({ search: 'CARD util' }), [0, 1, 2, 3, 4]],
  [
    'everything at once',
    () => ({
      status: 'PENDING',
      type: 'EDUCATION',
      personaId: 1,
      userId: utilized.id,
      createdAfter: day(1),
      createdBefore: day(2),
      search: 'visa',
    }),
    [0],
  ],
  [
    'nulls',
    () => ({
      status: null,
      type: null,
      personaId: null,
      userId: null,
      createdAfter: null,
      createdBefore: null,
      search: null,
    }),
    [0, 1, 2, 3, 4],
  ],
])('ReviewQueue filters by %s', async (_title, filter, expected) => {
  expect(await found(filter())).toEqual(expected);
});

test('the persona is that of the current profile, whatever the trace says', async () => {
  const row = await bed.given.user();
  const made = await bed.given.recommendation(row.id, { createdAt: day(9) });
  const ofPersona = async (personaId: number) =>
    (await queue({ filter: { personaId } })).nodes.map(({ id }) => id);
  expect(await ofPersona(1)).not.toContain(made.id);
  await bed.given.profile(row.id, 4);
  expect(await ofPersona(4)).toEqual([made.id]);
});

test.each([
  ['an unknown status', { status: 'OPEN' }, { 'filter.status': /OPEN.*RecommendationStatus/ }],
  ['an unknown type', { type: 'ADVICE' }, { 'filter.type': /ADVICE/ }],
  ['a persona of 0', { personaId: 0 }, { 'filter.personaId': 'must be a persona: 1 to 5' }],
  ['a persona of 6', { personaId: 6 }, { 'filter.personaId': 'must be a persona: 1 to 5' }],
  ['a persona of 1.5', { personaId: 1.5 }, { 'filter.personaId': /1\.5/ }],
  ['a malformed member', { userId: 'x' }, { 'filter.userId': 'must be a UUID' }],
  ['a malformed time', { createdAfter: 'yesterday' }, { 'filter.createdAfter': /./ }],
  [
    'a day that is none',
    { createdBefore: '2026-02-30T00:00:00Z' },
    { 'filter.createdBefore': /./ },
  ],
  [
    'a search of 1 character',
    { search: 'x' },
    { 'filter.search': 'must have 2 to 100 characters' },
  ],
  ['a search of 101', { search: 'x'.repeat(101) }, { 'filter.search': /2 to 100/ }],
  ['a NUL', { search: '\0\0' }, { 'filter.search': 'must not contain a NUL character' }],
])('ReviewQueue with %s names the field', async (_title, filter, fields) => {
  expectBadInput(await operator.run('ReviewQueue', { filter }), fields);
});

test('ReviewQueue names an unknown order', async () => {
  const answer = await operator.run('ReviewQueue', { orderBy: 'BEST_FIRST' });
  expectBadInput(answer, { orderBy: /BEST_FIRST.*RecommendationOrder/ });
});
