import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UserRow } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { type Connection, dataOf, expectBadInput } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

interface Listed {
  id: string;
  email: string;
  role: string;
  consentStatus: boolean;
  profile: { id: string; personaName: string } | null;
}

let bed: TestBed;
let operator: Person;
let admin: Person;
let consenting: UserRow[];
let silent: UserRow;

beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
  admin = await bed.newPerson('admin');
  consenting = [];
  for (const [index, personaId] of [null, 1, 1, 5].entries()) {
    const row = await bed.given.user({
      email: `member_${index}%@example.com`,
      phoneNumber: `+1415555010${index}`,
      // Two of them at the same moment: then the id orders them.
      createdAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(index / 2))),
    });
    if (personaId === 1 || personaId === 5) await bed.given.profile(row.id, personaId);
    consenting.push(row);
  }
  silent = await bed.given.user({
    email: 'silent_0%@example.com',
    phoneNumber: '+14155550999',
    consentStatus: false,
    createdAt: new Date('2025-01-01T00:00:00Z'),
  });
});
afterAll(() => bed.close());

async function list(person: Person, filter: object | null = null): Promise<Connection<Listed>> {
  const answer = await person.run<{ users: Connection<Listed> }>('Users', { filter, first: 100 });
  const { users } = dataOf(answer);
  expect(users.totalCount).toBe(users.nodes.length);
  return users;
}
const idsOf = ({ nodes }: Connection<Listed>) => nodes.map(({ id }) => id);
const newestFirst = (rows: readonly UserRow[]) =>
  rows
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1))
    .toReversed()
    .map(({ id }) => id);

test('Users lists to an operator staff and the members who consent, newest first by (createdAt, id)', async () => {
  const ids = idsOf(await list(operator));
  expect(ids.slice(0, 2).toSorted()).toEqual([operator.id, admin.id].toSorted());
  expect(ids.slice(2)).toEqual(newestFirst(consenting));
});

test('Users lists to an administrator the members without consent too', async () => {
  const ids = idsOf(await list(admin));
  expect(ids.slice(2)).toEqual(newestFirst([...consenting, silent]));
});

test('Users shows each with what the list needs', async () => {
  const { nodes } = await list(operator, { role: 'USER' });
  const personas = new Map(nodes.map((node) => [node.id, node.profile?.personaName ?? null]));
  const names = [null, 'High Utilization', 'High Utilization', 'Balanced'];
  expect(consenting.map(({ id }) => personas.get(id))).toEqual(names);
  expect(nodes.find(({ id }) => id === consenting[0]?.id)).toEqual({
    id: consenting[0]?.id,
    email: 'member_0%@example.com',
    role: 'USER',
    consentStatus: true,
    profile: null,
  });
});

test('Users filters by role', async () => {
  expect(idsOf(await list(operator, { role: 'ADMIN' }))).toEqual([admin.id]);
  expect(idsOf(await list(operator, { role: 'OPERATOR' }))).toEqual([operator.id]);
  expect(idsOf(await list(operator, { role: 'USER' }))).toEqual(newestFirst(consenting));
});

test('Users filters by the persona of the current profile', async () => {
  const [none, one, two, five] = consenting;
  expect(none).toBeDefined();
  expect(idsOf(await list(operator, { personaId: 1 }))).toEqual(
    newestFirst([one, two].filter((row) => row !== undefined)),
  );
  expect(idsOf(await list(operator, { personaId: 5 }))).toEqual([five?.id]);
  expect(idsOf(await list(operator, { personaId: 2 }))).toEqual([]);
});

test('Users filters by consent', async () => {
  expect(idsOf(await list(admin, { consentStatus: true }))).toEqual(newestFirst(consenting));
  expect(idsOf(await list(admin, { consentStatus: false, role: 'USER' }))).toEqual([silent.id]);
  expect(idsOf(await list(operator, { consentStatus: false, role: 'USER' }))).toEqual([]);
});

test('Users filters by all that is given, and a filter of nothing lists all', async () => {
  const filter = { role: 'USER', personaId: 1, consentStatus: true, search: 'MEMBER_1%' };
  expect(idsOf(await list(operator, filter))).toEqual([consenting[1]?.id]);
  const empty = { role: null, personaId: null, consentStatus: null, search: null };
  const all = idsOf(await list(operator));
  for (const nothing of [{}, empty, null])
    expect(idsOf(await list(operator, nothing))).toEqual(all);
});

test('Users searches email and phone number for a part, in any case', async () => {
  expect(idsOf(await list(operator, { search: 'EMBER_2%@EXAMPLE' }))).toEqual([consenting[2]?.id]);
  expect(idsOf(await list(operator, { search: '55501' }))).toEqual(newestFirst(consenting));
  expect(idsOf(await list(operator, { search: '+14155550103' }))).toEqual([consenting[3]?.id]);
  for (const search of ['High Utilization', 'x'.repeat(100), '😀'.repeat(100)]) {
    expect(idsOf(await list(operator, { search }))).toEqual([]);
  }
});

test('G12: Users takes wildcards, quotes and backslashes literally', async () => {
  expect(idsOf(await list(operator, { search: '0%@' }))).toEqual([consenting[0]?.id]);
  expect(idsOf(await list(operator, { search: 'r_1' }))).toEqual([consenting[1]?.id]);
  for (const search of [
    '%%',
    '__',
    'm%r',
    'member.',
    '\\%',
    '\\\\',
    "x' or '1'='1",
    '";--',
    '$1',
    '{}',
  ]) {
    expect(idsOf(await list(operator, { search })), search).toEqual([]);
  }
});

test('a member without consent is found by an administrator alone, by email and phone', async () => {
  for (const search of ['silent_0', '5550999']) {
    expect(idsOf(await list(operator, { search }))).toEqual([]);
    expect(idsOf(await list(admin, { search }))).toEqual([silent.id]);
  }
});

test('the persona of a member without consent is told to nobody, a filter included', async () => {
  // A row that should not exist; the list must not depend on that.
  const row = await bed.given.user({ consentStatus: false });
  await bed.given.profile(row.id, 4);
  for (const person of [operator, admin]) {
    expect(idsOf(await list(person, { personaId: 4 }))).toEqual([]);
  }
});

test.each([
  ['a persona of 0', { personaId: 0 }, { 'filter.personaId': 'must be a persona: 1 to 5' }],
  ['a persona of 6', { personaId: 6 }, { 'filter.personaId': 'must be a persona: 1 to 5' }],
  [
    'a search of 1 character',
    { search: 'x' },
    { 'filter.search': 'must have 2 to 100 characters' },
  ],
  ['an empty search', { search: '' }, { 'filter.search': 'must have 2 to 100 characters' }],
  ['a search of 101', { search: 'x'.repeat(101) }, { 'filter.search': /2 to 100/ }],
  ['a NUL', { search: 'xx\0' }, { 'filter.search': 'must not contain a NUL character' }],
  ['an unknown role', { role: 'ROOT' }, { 'filter.role': /ROOT.*Role/ }],
  ['a role as stored', { role: 'user' }, { 'filter.role': /user/ }],
  ['two faults', { personaId: 9, search: 'x' }, { 'filter.personaId': /./, 'filter.search': /./ }],
])('Users with %s names the field', async (_title, filter, fields) => {
  expectBadInput(await operator.run('Users', { filter }), fields);
});
