import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

const memberCount = 100;

let bed: TestBed;
let redis: Redis;
let operator: Person;
let memberIds: string[];

beforeAll(async () => {
  bed = await openTestBed({ env: { DB_SLOW_QUERY_MILLIS: '0' } });
  redis = new Redis(bed.redisUrl);
  operator = await bed.newPerson('operator');
  memberIds = [];
  for (let index = 0; index < memberCount; index += 1) {
    const { id } = await bed.given.member(1);
    const approved = { status: 'approved', approvedAt: new Date() } as const;
    await bed.given.recommendation(id, index % 2 === 0 ? {} : approved);
    await bed.given.upload(id);
    await bed.given.history(id, 1, new Date());
    memberIds.push(id);
  }
}, 60_000);
afterAll(async () => {
  redis.disconnect();
  await bed.close();
});

type Rows = { [root: string]: { nodes: object[] } };

/** How many statements a request costs, and how many rows it has at its root. */
async function cost(send: () => ReturnType<Person['send']>) {
  const before = await bed.statementCount();
  const data = dataOf(await send()) as unknown as Rows;
  const [root] = Object.values(data);
  return { statements: (await bed.statementCount()) - before, rows: root?.nodes?.length };
}
const cold = async (send: () => ReturnType<Person['send']>) => {
  await redis.flushall();
  return cost(send);
};

const lists: [string, (first: number) => ReturnType<Person['send']>][] = [
  ['ReviewQueue', (first) => operator.run('ReviewQueue', { first })],
  ['Users', (first) => operator.run('Users', { first })],
];

test.each(lists)(
  'G13: %s costs as many statements for 100 rows as for 10, at most 5',
  async (_name, send) => {
    for (const measure of [cold, cost]) {
      const few = await measure(() => send(10));
      const many = await measure(() => send(100));
      expect([few.rows, many.rows]).toEqual([10, 100]);
      expect(many.statements).toBe(few.statements);
      expect(many.statements).toBeLessThanOrEqual(5);
    }
  },
);

test('G13: nested lists of 100 users cost as many statements as of 10', async () => {
  const document = `query ($first: Int!) { users(first: $first, filter: { role: USER }) { nodes {
    profile { personaId signals30d { windowDays } }
    recommendations(first: 5) { totalCount nodes { id } }
    uploads(first: 2) { totalCount nodes { id status } }
    personaHistory(first: 2) { totalCount nodes { personaId } }
  } } }`;
  for (const measure of [cold, cost]) {
    const few = await measure(() => operator.send(document, { first: 10 }));
    const many = await measure(() => operator.send(document, { first: 100 }));
    expect([few.rows, many.rows]).toEqual([10, 100]);
    expect(many.statements).toBe(few.statements);
    // Session, users, profiles, signals, and two for each nested list.
    expect(many.statements).toBeLessThanOrEqual(10);
  }
});

test('G13: who decided costs one statement for a whole list', async () => {
  const approvers = await Promise.all([1, 2, 3].map(() => bed.newPerson('operator')));
  const { id: userId } = await bed.given.user();
  for (let index = 0; index < 30; index += 1) {
    const { id } = await bed.given.recommendation(userId);
    dataOf(await (approvers[index % 3] ?? operator).run('Approve', { id }));
  }
  const document = `query ($first: Int!, $userId: ID!) { recommendations(first: $first, filter: { userId: $userId }) {
    nodes { approvedBy { id email } rejectedBy { id } decisionTrace { template } user { id } }
  } }`;
  const few = await cold(() => operator.send(document, { first: 3, userId }));
  const many = await cold(() => operator.send(document, { first: 30, userId }));
  expect([few.rows, many.rows]).toEqual([3, 30]);
  expect(many.statements).toBe(few.statements);
});

test('UserDetail costs at most 9 statements cold, whatever the member has', async () => {
  const row = await bed.given.member(1);
  const little = await cold(() => operator.run('UserDetail', { id: row.id }));
  for (let index = 0; index < 25; index += 1) {
    await bed.given.recommendation(row.id);
    await bed.given.upload(row.id);
    await bed.given.history(row.id, 2, new Date());
  }
  const much = await cold(() => operator.run('UserDetail', { id: row.id }));
  expect(much.statements).toBeLessThanOrEqual(9);
  // An empty page may save the read of its rows, never cost more.
  expect(much.statements - little.statements).toBeLessThanOrEqual(3);
});

test('Home costs no statement warm, and one for each table cold', async () => {
  const member = await bed.as({ id: memberIds[0] ?? '' });
  const home = () => member.run('Home');
  const first = await cold(home);
  expect(first.statements).toBeLessThanOrEqual(4);
  for (let time = 0; time < 3; time += 1) expect((await cost(home)).statements).toBe(0);
});

test('one request that asks for a member ten times reads them once', async () => {
  const id = memberIds[1] ?? '';
  const aliases = Array.from(
    { length: 10 },
    (_, index) => `a${index}: user(id: "${id}") { email profile { personaId } }`,
  );
  const { statements } = await cold(() => operator.send(`{ ${aliases.join(' ')} }`));
  expect(statements).toBeLessThanOrEqual(2);
});

test('deciding costs as many statements for 50 recommendations as for 5', async () => {
  const decide = async (count: number) => {
    const { id: userId } = await bed.given.user();
    const ids: string[] = [];
    for (let made = 0; made < count; made += 1)
      ids.push((await bed.given.recommendation(userId)).id);
    return cost(() => operator.run('ReviewMany', { input: { ids, decision: 'APPROVE' } }));
  };
  await decide(1);
  expect((await decide(50)).statements).toBe((await decide(5)).statements);
});

test('no query of the contract sends a statement twice', async () => {
  const id = memberIds[2] ?? '';
  const member = await bed.as({ id });
  const range = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };
  const requests: [Person, string, object][] = [
    [operator, 'ReviewQueue', {}],
    [operator, 'Users', {}],
    [operator, 'UserDetail', { id }],
    [operator, 'Analytics', range],
    [member, 'Home', {}],
    [member, 'PersonaTimeline', {}],
    [member, 'Uploads', {}],
    [member, 'Sessions', {}],
  ];
  for (const [person, operation, variables] of requests) {
    await redis.flushall();
    const from = bed.logs.length;
    dataOf(await person.run(operation, variables));
    const lines = bed.logs.slice(from).map((line) => JSON.parse(line));
    const sent = lines.flatMap(({ sql, operation: of }) => (sql && of === operation ? [sql] : []));
    expect(sent, operation).toEqual([...new Set(sent)]);
    expect(sent.length, operation).toBeGreaterThan(0);
  }
});
