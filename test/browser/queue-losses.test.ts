import { expect, test } from 'vitest';
import { outcomeOf } from '../../web/site/operator/queue/outcome-of-row.ts';
import { type ListPage, QueueList } from '../../web/site/operator/queue/queue-list.ts';
import { deskOf, idsUpTo, rowOf } from './queue-desk.ts';

test('a page that comes after the list was begun anew is not put behind it', async () => {
  const answers: ((page: ListPage) => void)[] = [];
  const list = new QueueList({
    one: () => Promise.resolve(null),
    page: () => new Promise((resolve) => answers.push(resolve)),
  });
  const answer = (place: number, ids: readonly string[]) => {
    const rows = ids.map((id) => rowOf(id));
    answers[place]?.({ rows, totalCount: 300, next: String(ids.at(-1)) });
    return new Promise((resolve) => setTimeout(resolve));
  };
  const all = idsUpTo(9);
  void list.refresh();
  await answer(0, all.slice(0, 6));
  void list.loadMore();
  void list.refresh();
  await answer(2, all.slice(0, 3));
  void list.loadMore();
  await answer(1, all.slice(6));
  await answer(3, all.slice(3, 6));
  expect(list.get().rows.map(({ id }) => id)).toEqual(all.slice(0, 6));
});

test('a decision that is answered while the list is read anew is not forgotten', async () => {
  const { desk, asked } = await deskOf(3);
  const again = desk.refresh();
  desk.decide(rowOf('r1'), 'APPROVE');
  asked[0]?.answer({ kind: 'done', row: null });
  await again;
  expect(desk.isOpen('r1')).toBe(false);
});

test('when the list cannot be read anew, what was decided stays decided', async () => {
  const { desk, asked, source } = await deskOf(3);
  desk.decide(rowOf('r1'), 'APPROVE');
  asked[0]?.answer({ kind: 'done', row: null });
  await expect.poll(() => desk.queue.get().get('r1')?.kind).toBe('done');
  source.page = () => Promise.reject(new Error('away'));
  await desk.refresh();
  expect(desk.isOpen('r1')).toBe(false);
});

test('a row that has left the list is rejected with its reason all the same', async () => {
  const { desk, asked } = await deskOf(3);
  desk.decide(rowOf('gone'), 'REJECT', 'because');
  expect(asked[0]?.decision).toMatchObject({ id: 'gone', reason: 'because' });
  expect(desk.get().activeId).toBe('r1');
});

test('whoever goes elsewhere no longer waits for the next page', async () => {
  const { desk } = await deskOf(200);
  for (const row of desk.rows.slice(1)) desk.decide(row, 'APPROVE');
  expect(desk.get().further).toBe('awaited');
  desk.activate('r1');
  expect(desk.get().further).toBe('there');
});

test('keys struck ahead are void when the page fails, nothing follows, or the list is begun anew', async () => {
  const { desk, source } = await deskOf(200);
  const scenes = new Set([desk.get().scene]);
  const { page } = source;
  source.page = () => Promise.reject(new Error('away'));
  for (const row of desk.rows.slice(1)) desk.decide(row, 'APPROVE');
  expect(desk.get().further).toBe('awaited');
  await expect.poll(() => desk.get().further).toBe('there');
  expect(scenes.add(desk.get().scene).size).toBe(2);
  source.page = () => Promise.resolve({ rows: [], totalCount: 200, next: null });
  desk.resume(true);
  await expect.poll(() => desk.get().further).toBe('there');
  expect(desk.get().activeId).toBe('r100');
  expect(scenes.add(desk.get().scene).size).toBe(3);
  source.page = page;
  await desk.refresh();
  expect(scenes.add(desk.get().scene).size).toBe(4);
});

test('after the last row one stays there: a second stroke decides nothing that was skipped', async () => {
  const { desk, asked } = await deskOf(3);
  const [, ...others] = desk.rows;
  for (const row of others) desk.decide(row, 'APPROVE');
  expect(desk.get().activeId).toBe('r3');
  if (desk.active) desk.decide(desk.active, 'APPROVE');
  expect(asked.map(({ decision }) => decision.id)).toEqual(['r2', 'r3']);
  expect(desk.isOpen('r1')).toBe(true);
});

test('“select more” loads and marks one page, no more', async () => {
  const { desk } = await deskOf(400, 100);
  const loaded = desk.rows.length;
  await desk.selectMore();
  expect(desk.get().selection.size).toBe(loaded + 100);
});

test('two approvals of the same title do not sound the same', async () => {
  const { desk } = await deskOf(3);
  const heard = ['r1', 'r2'].map((id) => {
    desk.decide({ ...rowOf(id), title: 'Save more', user: memberOf(id) }, 'APPROVE');
    return desk.get().announcement;
  });
  expect(new Set(heard).size).toBe(2);
});

test('decisions of a bulk are unsettled until they are answered', async () => {
  const { desk } = await deskOf(3);
  const decisions = ['r1', 'r2'].map(
    (id) => ({ id, title: id, verdict: 'APPROVE', reason: null }) as const,
  );
  desk.queue.await(decisions);
  expect(desk.queue.unsettled).toBe(2);
  desk.settleMany(decisions.map((decision) => [decision, { kind: 'done', row: null }] as const));
  expect(desk.queue.unsettled).toBe(0);
});

test('an answer that was lost is read off the row; where it cannot be read, nobody claims to know', () => {
  const sent = { verdict: 'APPROVE', message: 'away', accountId: 'me' } as const;
  const by = (id: string) => ({ ...rowOf('r1', 'APPROVED'), approvedBy: { id, email: null } });
  expect(outcomeOf(null, sent).kind).toBe('unknown');
  expect(outcomeOf(rowOf('r1'), sent).kind).toBe('failed');
  expect(outcomeOf(by('me'), sent).kind).toBe('done');
  expect(outcomeOf(by('other'), sent).kind).toBe('conflict');
  expect(outcomeOf(by('me'), { ...sent, verdict: 'REJECT' }).kind).toBe('conflict');
});

const memberOf = (id: string) => ({ id, email: `${id}@example.com`, profile: null });
