import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UserRow } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { type Connection, dataOf, expectBadInput } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
let operator: Person;
let members: UserRow[];

beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
  members = [];
  for (let index = 0; index < 3; index += 1) {
    const row = await bed.given.user({ email: `nested-${index}@example.com` });
    for (let count = 0; count <= index; count += 1) {
      const createdAt = new Date(Date.UTC(2026, 0, 1 + count));
      await bed.given.recommendation(row.id, { createdAt });
      await bed.given.upload(row.id, { createdAt });
      await bed.given.history(row.id, 1, createdAt);
    }
    members.push(row);
  }
});
afterAll(() => bed.close());

const fields = ['recommendations', 'uploads', 'personaHistory'] as const;
type Nested = Record<(typeof fields)[number], Connection<{ id: string }>> & { id: string };

async function nested(person: Person, selection: string, search = 'nested-') {
  const document = `query ($search: String!) { users(filter: { search: $search }) { nodes { id ${selection} } } }`;
  const answer = await person.send<{ users: { nodes: Nested[] } }>(document, { search });
  const byId = new Map(dataOf(answer).users.nodes.map((node) => [node.id, node]));
  return members.map(({ id }) => byId.get(id));
}

test('each member of a list has their own page and their own total', async () => {
  const page = '{ totalCount nodes { id } pageInfo { hasNextPage endCursor } }';
  const selection = fields.map((field) => `${field}(first: 2) ${page}`).join(' ');
  const found = await nested(operator, selection);
  const ids = new Set<string>();
  for (const [index, node] of found.entries()) {
    for (const field of fields) {
      const { totalCount, nodes, pageInfo } = node?.[field] ?? { nodes: [] };
      expect({ totalCount, length: nodes.length }).toEqual({
        totalCount: index + 1,
        length: Math.min(2, index + 1),
      });
      expect(pageInfo).toMatchObject({ hasNextPage: index === 2 });
      for (const { id } of nodes) ids.add(id);
    }
  }
  expect(ids.size).toBe(3 * (1 + 2 + 2));
});

test('one field with two sets of arguments has two answers', async () => {
  const selection =
    'one: uploads(first: 1) { nodes { id } } all: uploads(first: 100) { nodes { id } }';
  const [, , last] = await nested(operator, selection);
  expect(last).toMatchObject({ one: { nodes: [{}] }, all: { nodes: [{}, {}, {}] } });
});

test.each(fields)(
  '%s: a cursor below a list of several members is BAD_USER_INPUT',
  async (field) => {
    const [, , last] = await nested(
      operator,
      `${field}(first: 1) { totalCount nodes { id } pageInfo { endCursor } }`,
    );
    const after = last?.[field].pageInfo.endCursor ?? '';
    const document = `query ($after: String!) { users(filter: { search: "nested-" }) { nodes { ${field}(after: $after) { nodes { id } } } } }`;
    const answer = await operator.send(document, { after });
    expect(answer.errors.length).toBeGreaterThan(0);
    for (const { extensions } of answer.errors) {
      const message = 'cannot be used below a list of several users';
      expect(extensions).toEqual({ code: 'BAD_USER_INPUT', fields: [{ path: 'after', message }] });
    }
    expect(answer.data).toBeNull();
    const below = `query ($after: String!) { recommendations { nodes { user { ${field}(after: $after) { nodes { id } } } } } }`;
    expect((await operator.send(below, { after })).code).toBe('BAD_USER_INPUT');
  },
);

test.each(fields)('%s: a cursor below a list of one member goes on there', async (field) => {
  const [, , last] = await nested(
    operator,
    `${field}(first: 1) { totalCount nodes { id } pageInfo { endCursor } }`,
    'nested-2',
  );
  const after = last?.[field].pageInfo.endCursor ?? '';
  const document = `query ($after: String!) { users(filter: { search: "nested-2" }) { nodes { ${field}(after: $after) { nodes { id } } } } }`;
  const answer = dataOf(await operator.send<{ users: { nodes: Nested[] } }>(document, { after }));
  const rest = answer.users.nodes[0]?.[field].nodes.map(({ id }) => id);
  expect(rest).toHaveLength(2);
  expect(rest).not.toContain(last?.[field].nodes[0]?.id);
});

test('a malformed cursor and a page size out of range are named below a list too', async () => {
  const document = (args: string) =>
    `{ user(id: "${members[0]?.id}") { uploads(${args}) { nodes { id } } } }`;
  expectBadInput(await operator.send(document('after: "x"')), {
    after: 'must be a cursor that this list gave',
  });
  expectBadInput(await operator.send(document('first: 0')), { first: 'must be at least 1' });
  expectBadInput(await operator.send(document('first: 101')), { first: 'must be at most 100' });
});
