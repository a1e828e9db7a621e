import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecommendationRow } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { type Connection, dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
let operator: Person;
beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
});
afterAll(() => bed.close());

interface Listed {
  id: string;
  title: string;
  status: string;
  approvedAt: string;
}

const ownList = `query ($first: Int!, $after: String) { me { recommendations(first: $first, after: $after) {
  totalCount nodes { id title status approvedAt } edges { cursor node { id } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
} } }`;
async function page(person: Person, first: number, after: string | null = null) {
  const answer = await person.send<{ me: { recommendations: Connection<Listed> } }>(ownList, {
    first,
    after,
  });
  return dataOf(answer).me.recommendations;
}

/** In the order that a member sees them: the latest approved first, by (approvedAt, id). */
const byApproval = (rows: readonly RecommendationRow[]) =>
  rows
    .toSorted(
      (a, b) =>
        (b.approvedAt?.getTime() ?? 0) - (a.approvedAt?.getTime() ?? 0) || (a.id < b.id ? 1 : -1),
    )
    .map(({ id }) => id);

async function givenApproved(userId: string, count: number): Promise<RecommendationRow[]> {
  const rows: RecommendationRow[] = [];
  for (let index = 0; index < count; index += 1) {
    const title = `Approved ${index}`;
    // Created in the opposite order, and each approval time shared by three.
    const createdAt = new Date(Date.UTC(2026, 5, 1, 0, count - index));
    const approvedAt = new Date(Date.UTC(2026, 6, 1, 0, Math.floor(index / 3)));
    rows.push(
      await bed.given.recommendation(userId, { status: 'approved', title, createdAt, approvedAt }),
    );
  }
  return rows;
}

test('a member sees approved ones only, by approval; staff see all, by creation', async () => {
  const row = await bed.given.user();
  const approved = await givenApproved(row.id, 5);
  const pending = await bed.given.recommendation(row.id, {
    createdAt: new Date('2026-05-01T00:00:00Z'),
  });
  const rejected = await bed.given.recommendation(row.id, {
    status: 'rejected',
    rejectedAt: new Date(),
    createdAt: new Date('2026-04-01T00:00:00Z'),
  });
  const own = await page(await bed.as(row), 20);
  expect(own.nodes.map(({ id }) => id)).toEqual(byApproval(approved));
  expect(own.totalCount).toBe(5);
  const answer = await operator.run<{ user: { recommendations: Connection<Listed> } }>(
    'UserDetail',
    { id: row.id },
  );
  const { totalCount, nodes } = dataOf(answer).user.recommendations;
  const byCreation = [...approved.map(({ id }) => id), pending.id, rejected.id];
  expect(nodes.map(({ id }) => id)).toEqual(byCreation);
  expect(totalCount).toBe(7);
});

test.each([1, 7, 50, 100])(
  'more than 100 approved are read to the end by pages of %i',
  async (first) => {
    const row = await bed.given.user();
    const expected = byApproval(await givenApproved(row.id, first === 1 ? 6 : 104));
    const member = await bed.as(row);
    for (const state of ['cold', 'warm']) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { nodes, edges, pageInfo, totalCount }: Connection<Listed> = await page(
          member,
          first,
          after,
        );
        expect(totalCount).toBe(expected.length);
        expect(edges.map(({ node }) => node.id)).toEqual(nodes.map(({ id }) => id));
        expect(pageInfo).toMatchObject({
          hasPreviousPage: after !== null,
          startCursor: edges[0]?.cursor,
          endCursor: edges.at(-1)?.cursor,
        });
        seen.push(...nodes.map(({ id }) => id));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen, state).toEqual(expected);
    }
  },
);

test('an approval between two pages neither repeats nor skips anything', async () => {
  const row = await bed.given.user();
  const expected = byApproval(await givenApproved(row.id, 6));
  const late = await bed.given.recommendation(row.id);
  const member = await bed.as(row);
  const first = await page(member, 3);
  dataOf(await operator.run('Approve', { id: late.id }));
  const second = await page(member, 10, first.pageInfo.endCursor);
  expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(expected);
  const again = await page(member, 10);
  expect(again.nodes.map(({ id }) => id)).toEqual([late.id, ...expected]);
  expect([first.totalCount, again.totalCount]).toEqual([6, 7]);
});

test('what is approved is seen at once, on every gateway; what is rejected never', async () => {
  const row = await bed.given.user();
  const [one, two] = [
    await bed.given.recommendation(row.id),
    await bed.given.recommendation(row.id),
  ];
  const other = await bed.another();
  const people = [await bed.as(row), await other.as(row)];
  for (const person of people) expect((await page(person, 5)).totalCount).toBe(0);
  dataOf(await operator.run('Approve', { id: one.id }));
  dataOf(await operator.run('Reject', { id: two.id, reason: 'No' }));
  for (const person of people) {
    const { nodes } = await page(person, 5);
    expect(nodes).toMatchObject([{ id: one.id, status: 'APPROVED' }]);
  }
});

test('a member reads why one was made, and not who decided', async () => {
  const row = await bed.given.user();
  await givenApproved(row.id, 1);
  const member = await bed.as(row);
  const withField = (field: string) =>
    member.send<object>(`{ me { recommendations { nodes { title ${field} } } } }`);
  const trace = dataOf(await withField('decisionTrace { template }'));
  expect(trace).toMatchObject({
    me: {
      recommendations: { nodes: [{ decisionTrace: { template: 'education.utilization.basics' } }] },
    },
  });
  for (const field of ['approvedBy { id }', 'rejectedBy { id }', 'rejectionReason']) {
    const answer = await withField(field);
    expect(answer.errors.map(({ extensions, path }) => [extensions.code, path?.at(-1)])).toEqual([
      ['FORBIDDEN', field.split(' ')[0]],
    ]);
    expect(answer.data).toMatchObject({
      me: { recommendations: { nodes: [{ title: 'Approved 0' }] } },
    });
  }
});
