import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, dataOf, expectBadInput } from '../harness/expectations.ts';
import { givenLists, listMoments, type PagedList, pagedListNames } from '../harness/lists.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

const rowCount = listMoments.length;

let bed: TestBed;
let lists: Record<string, PagedList>;
beforeAll(async () => {
  bed = await openTestBed();
  lists = await givenLists(bed);
});
afterAll(() => bed.close());

function listNamed(name: string): PagedList {
  const list = lists[name];
  if (list === undefined) throw new Error(`there is no list ${name}`);
  return list;
}

test.each(pagedListNames)(
  '%s: all rows come in order by (time, id), the newest first unless asked',
  async (name) => {
    const { nodes, totalCount, pageInfo } = await listNamed(name).page();
    expect(totalCount).toBe(rowCount);
    const keys = nodes.map(({ time, id }) => `${time} ${id}`);
    const ordered = keys.toSorted();
    expect(keys).toEqual(name.includes('oldest') ? ordered : ordered.toReversed());
    const times = nodes.map(({ time }) => time).toSorted();
    expect(times).toEqual(listMoments.map((moment) => moment.toISOString()));
    expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  },
);

test.each(pagedListNames)(
  '%s: pages of any size meet without a gap or a repetition',
  async (name) => {
    const list = listNamed(name);
    const whole = (await list.page()).nodes.map(({ id }) => id);
    for (const first of [1, 2, 3, 6, 7, 8]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Connection<{ id: string }> = await list.page(first, after);
        const { nodes, edges, pageInfo } = page;
        expect(page.totalCount).toBe(rowCount);
        expect(edges.map(({ node }) => node.id)).toEqual(nodes.map(({ id }) => id));
        expect(pageInfo).toEqual({
          hasNextPage: seen.length + nodes.length < rowCount,
          hasPreviousPage: after !== null,
          startCursor: edges[0]?.cursor,
          endCursor: edges.at(-1)?.cursor,
        });
        seen.push(...nodes.map(({ id }) => id));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(whole);
    }
  },
);

test.each(pagedListNames)(
  '%s: every edge can be continued after; after the last there is nothing',
  async (name) => {
    const list = listNamed(name);
    const { nodes, edges } = await list.page();
    for (const [index, { cursor }] of edges.entries()) {
      const rest = await list.page(100, cursor);
      expect(rest.nodes).toEqual(nodes.slice(index + 1));
      expect(rest.totalCount).toBe(rowCount);
    }
    const { pageInfo } = await list.page(5, edges.at(-1)?.cursor ?? null);
    expect(pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: null,
      endCursor: null,
    });
  },
);

test.each(pagedListNames)('%s: a page has 1 to 100 items', async (name) => {
  const list = listNamed(name);
  expect((await list.page(1)).nodes).toHaveLength(1);
  expect((await list.page(100)).nodes).toHaveLength(rowCount);
  expectBadInput(await list.read(0), { first: 'must be at least 1' });
  expectBadInput(await list.read(-1), { first: 'must be at least 1' });
  expectBadInput(await list.read(101), { first: 'must be at most 100' });
  for (const first of [2 ** 31, 1.5]) expectBadInput(await list.read(first), { first: /./ });
});

test('every list of the contract may be asked for 100 items', async () => {
  const [member, operator] = [await bed.newPerson('user'), await bed.newPerson('operator')];
  for (const answer of [
    await member.run('Home', { first: 100 }),
    await member.run('PersonaTimeline', { first: 100 }),
    await member.run('Uploads', { first: 100 }),
    await operator.run('ReviewQueue', { first: 100 }),
    await operator.run('Users', { first: 100 }),
  ]) {
    dataOf(answer);
  }
});
