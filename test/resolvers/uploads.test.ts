import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UploadStatus, UserRow } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { type Connection, dataOf, expectBadInput, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

interface Upload {
  id: string;
  fileName: string;
  validationErrorCount: number;
  validationErrors: { row: number | null; message: string }[];
  user: { email: string } | null;
}

let bed: TestBed;
let operator: Person;
let anna: UserRow;
let ben: UserRow;
const statuses: UploadStatus[] = ['pending', 'processing', 'completed', 'failed'];

beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
  [anna, ben] = [await bed.given.user(), await bed.given.user()];
  const silent = await bed.given.user({ consentStatus: false });
  let hour = 0;
  for (const owner of [anna, ben, silent]) {
    for (const status of statuses) {
      hour += 1;
      await bed.given.upload(owner.id, {
        status,
        fileName: `${status}-${hour}.csv`,
        createdAt: new Date(Date.UTC(2026, 0, 1, hour)),
      });
    }
  }
  await bed.given.upload(anna.id, {
    status: 'failed',
    fileName: '<script>.csv',
    createdAt: new Date(0),
    validationErrors: { errors: [{ row: 3, field: 'date', message: 'must be a date' }], count: 7 },
  });
});
afterAll(() => bed.close());

const document = `query ($filter: UploadFilter, $first: Int = 20, $after: String) {
  uploads(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id fileName validationErrorCount validationErrors { row message } user { email } }
  }
}`;
const list = async (variables: object = {}, person = operator) =>
  dataOf(await person.send<{ uploads: Connection<Upload> }>(document, variables)).uploads;
const namesOf = ({ nodes }: Connection<Upload>) => nodes.map(({ fileName }) => fileName);

const all = [8, 7, 6, 5, 4, 3, 2, 1].map((hour) => `${statuses[(hour - 1) % 4]}-${hour}.csv`);

test('O3: staff list the uploads of members who consent, the latest first, with whose they are', async () => {
  for (const person of [operator, await bed.newPerson('admin')]) {
    const page = await list({}, person);
    expect(namesOf(page)).toEqual([...all, '<script>.csv']);
    expect(page.totalCount).toBe(9);
    expect(page.nodes[0]?.user).toEqual({ email: ben.email });
  }
});

test('a failed one tells its faults', async () => {
  const page = await list({ filter: { status: 'FAILED', userId: anna.id } });
  expect(namesOf(page)).toEqual(['failed-4.csv', '<script>.csv']);
  expect(page.nodes[1]).toMatchObject({
    validationErrorCount: 7,
    validationErrors: [{ row: 3, message: 'must be a date' }],
    user: { email: anna.email },
  });
});

test('filters by status and by member hold together, and count', async () => {
  expect(namesOf(await list({ filter: { status: 'COMPLETED' } }))).toEqual([
    'completed-7.csv',
    'completed-3.csv',
  ]);
  expect((await list({ filter: { userId: ben.id.toUpperCase() } })).totalCount).toBe(4);
  const none = await list({ filter: { userId: operator.id, status: 'FAILED' } });
  expect(none).toMatchObject({ totalCount: 0, nodes: [] });
});

test('pages continue where the one before ended', async () => {
  const names: string[] = [];
  let after: string | null = null;
  do {
    const page: Connection<Upload> = await list({ first: 4, after });
    names.push(...namesOf(page));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  expect(names).toEqual([...all, '<script>.csv']);
});

test('faulty arguments are named', async () => {
  const send = (variables: object) => operator.send(document, variables);
  expectBadInput(await send({ filter: { userId: 'x' } }), { 'filter.userId': 'must be a UUID' });
  expectBadInput(await send({ first: 101 }), { first: 'must be at most 100' });
  expectBadInput(await send({ after: 'x' }), { after: 'must be a cursor that this list gave' });
});

test('O1: members and strangers may not list them, and a member sees whose their own are', async () => {
  const member = await bed.as(anna);
  expectRefused(await member.send(document), 'FORBIDDEN');
  expectRefused(await bed.anonymous.send(document), 'UNAUTHENTICATED');
  const own = '{ me { uploads(first: 1) { nodes { user { id } } } } }';
  expect(dataOf(await member.send(own))).toEqual({
    me: { uploads: { nodes: [{ user: { id: anna.id } }] } },
  });
});

test('G13: a hundred cost as many statements as ten', async () => {
  const { id } = await bed.given.user();
  for (let count = 0; count < 100; count += 1) await bed.given.upload(id);
  const cost = async (first: number) => {
    const before = await bed.statementCount();
    const { nodes } = await list({ first, filter: { userId: id } });
    return { rows: nodes.length, statements: (await bed.statementCount()) - before };
  };
  await cost(1);
  const few = await cost(10);
  expect(await cost(100)).toEqual({ rows: 100, statements: few.statements });
});
