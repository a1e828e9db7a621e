import { CombinedError } from 'urql';
import { expect, test } from 'vitest';
import { type ListPage, PagedList } from '../../web/site/shared/paged-list.ts';

interface Row {
  readonly id: string;
  readonly status: string;
}
type Answer = ListPage<Row> | { readonly error: CombinedError };

const failure = { error: new CombinedError({ networkError: new Error('away') }) };

/** The page of so many rows that begins after the row of this number, of a list of `total`. */
function pageOf(start: number, total: number, status = 'PROCESSING', size = 50): ListPage<Row> {
  const end = Math.min(start + size, total);
  const rows = Array.from({ length: end - start }, (_, at) => ({ id: `r${start + at}`, status }));
  return { rows, totalCount: total, next: end < total ? String(end) : null };
}

/** A list whose gateway answers each question when it is told to. */
function listOf(...known: ListPage<Row>[]) {
  const asked: { readonly after: string | null; answer(page: Answer): void }[] = [];
  const list = new PagedList<Row>({
    known: (after) => known[after === null ? 0 : Number(after) / 50] ?? null,
    ask: (after) => new Promise((answer) => asked.push({ after, answer })),
  });
  /** Answers the question of this number, and waits until the list has heard it. */
  const answer = async (place: number, page: Answer) => {
    asked[place]?.answer(page);
    await Promise.resolve();
    await Promise.resolve();
  };
  const ids = () => list.get().nodes.map(({ id }) => id);
  return { list, asked, answer, ids };
}

const idsUpTo = (count: number) => Array.from({ length: count }, (_, at) => `r${at}`);

test('pages follow each other until the list ends', async () => {
  const { list, asked, answer, ids } = listOf();
  void list.refresh();
  await answer(0, pageOf(0, 80));
  void list.loadMore();
  expect(list.get().asking).toBe('more');
  await answer(1, pageOf(50, 80));
  void list.loadMore();
  expect(asked.map(({ after }) => after)).toEqual([null, '50']);
  expect(ids()).toEqual(idsUpTo(80));
  expect(list.get()).toMatchObject({ totalCount: 80, next: null, asking: null });
});

test('a page that was asked for before a refresh is not taken for the one asked for after it', async () => {
  const { list, asked, answer, ids } = listOf();
  void list.refresh();
  await answer(0, pageOf(0, 250));
  void list.loadMore();
  await answer(1, pageOf(50, 250));
  void list.loadMore();
  void list.refresh();
  await answer(3, pageOf(0, 250));
  void list.loadMore();
  expect(asked.map(({ after }) => after)).toEqual([null, '50', '100', null, '50']);
  await answer(2, pageOf(100, 250));
  await answer(4, pageOf(50, 250));
  expect(ids()).toEqual(idsUpTo(100));
  expect(list.get().next).toBe('100');
});

test('who refreshes sees every row as it is now: pages that were not asked for again are let go of', async () => {
  const { list, answer } = listOf(pageOf(0, 100), pageOf(50, 100));
  expect(list.get().nodes).toHaveLength(100);
  void list.refresh();
  await answer(0, pageOf(0, 100, 'COMPLETED'));
  expect(list.get().nodes.map(({ status }) => status)).toEqual(Array(50).fill('COMPLETED'));
  expect(list.get().next).toBe('50');
});

test('who comes back keeps the pages of before, unless the first one has changed', async () => {
  const same = listOf(pageOf(0, 100), pageOf(50, 100));
  void same.list.refresh({ keepsLater: true });
  await same.answer(0, pageOf(0, 100));
  expect(same.ids()).toEqual(idsUpTo(100));

  const other = listOf(pageOf(0, 100), pageOf(50, 100));
  void other.list.refresh({ keepsLater: true });
  const { rows, ...rest } = pageOf(0, 101);
  await other.answer(0, { ...rest, rows: [{ id: 'new', status: 'PENDING' }, ...rows.slice(1)] });
  expect(other.ids()).toHaveLength(50);
});

test('a refresh during the one of coming back is none the less whole', async () => {
  const { list, asked, answer } = listOf(pageOf(0, 100), pageOf(50, 100));
  void list.refresh({ keepsLater: true });
  void list.refresh();
  expect(asked).toHaveLength(1);
  await answer(0, pageOf(0, 100));
  expect(list.get().nodes).toHaveLength(50);
});

test('trying again asks for what failed: the first page of a list that was loaded to its end', async () => {
  const { list, asked, answer, ids } = listOf(pageOf(0, 30));
  void list.refresh({ keepsLater: true });
  await answer(0, failure);
  expect(list.get().error).toBe(failure.error);
  void list.retry();
  expect(asked.map(({ after }) => after)).toEqual([null, null]);
  expect(list.get().error).toBeUndefined();
  await answer(1, pageOf(0, 30));
  expect(ids()).toEqual(idsUpTo(30));
});

test('trying again asks for what failed: the first page of a list that goes on', async () => {
  const { list, asked, answer } = listOf(pageOf(0, 250), pageOf(50, 250));
  void list.refresh({ keepsLater: true });
  await answer(0, failure);
  void list.retry();
  await answer(1, pageOf(0, 250));
  expect(asked.map(({ after }) => after)).toEqual([null, null]);
  expect(list.get().nodes).toHaveLength(100);
});

test('trying again asks for what failed: a later page, and no other', async () => {
  const { list, asked, answer, ids } = listOf();
  void list.refresh();
  await answer(0, pageOf(0, 80));
  void list.loadMore();
  await answer(1, failure);
  void list.retry();
  expect(asked.map(({ after }) => after)).toEqual([null, '50', '50']);
  await answer(2, pageOf(50, 80));
  expect(ids()).toEqual(idsUpTo(80));
  expect(list.get().error).toBeUndefined();
});
