import { expect, test } from 'vitest';
import { type Settled, sendInBatches } from '../../web/site/operator/queue/bulk.ts';
import {
  defaultFilters,
  readFilters,
  toApiFilter,
  writeFilters,
} from '../../web/site/operator/queue/filters.ts';
import { withRange } from '../../web/site/operator/queue/selection.ts';
import { approve, deskOf, idsUpTo, rowOf } from './queue-desk.ts';

test('sixty decisions in one breath are all taken, each on the row it was meant for', async () => {
  const { desk, asked } = await deskOf(200);
  for (let press = 0; press < 60; press++)
    desk.decide(rowOf(String(desk.get().activeId)), 'APPROVE');
  expect([...desk.queue.get().keys()]).toEqual(idsUpTo(60));
  expect(desk.get().activeId).toBe('r61');
  for (let place = 0; place < 60; place++) {
    await expect.poll(() => asked[place]).toBeDefined();
    asked[place]?.answer({ kind: 'done', row: null });
  }
  await expect.poll(() => desk.queue.unsettled).toBe(0);
  expect(asked.map(({ decision }) => decision.id)).toEqual(idsUpTo(60));
});

test('a hand faster than the network waits at the end of what is loaded, and skips nothing', async () => {
  const { desk } = await deskOf(200);
  const loaded = desk.rows.length;
  for (const row of desk.rows.slice(1)) desk.decide(row, 'APPROVE');
  expect(desk.get().further).toBe('awaited');
  await expect.poll(() => desk.get().further).toBe('there');
  expect(desk.get().activeId).toBe(`r${loaded + 1}`);
});

test('a row whose decision failed waits again and can be decided again', async () => {
  const { desk, asked } = await deskOf(3);
  desk.decide(rowOf('r1'), 'APPROVE');
  expect(desk.isOpen('r1')).toBe(false);
  asked[0]?.answer({ kind: 'failed', message: 'away' });
  await expect.poll(() => desk.isOpen('r1')).toBe(true);
  desk.decide(rowOf('r1'), 'REJECT', 'because');
  expect(asked[1]?.decision).toMatchObject({ id: 'r1', verdict: 'REJECT', reason: 'because' });
});

test('a row that is decided is not decided twice, and is no longer selected', async () => {
  const { desk, asked } = await deskOf(3);
  desk.toggle('r1');
  desk.decide(rowOf('r1'), 'APPROVE');
  desk.decide(rowOf('r1'), 'REJECT', 'no');
  expect(asked).toHaveLength(1);
  expect(desk.get().selection.size).toBe(0);
  expect(desk.get().announcement).toContain('decided already');
});

test('what a colleague decided is shown in its place when the page is looked at again', async () => {
  const { desk, all } = await deskOf(3);
  all.splice(1, 1);
  await desk.list.recheck('r1');
  expect(desk.rows.map(({ id, status }) => `${id} ${status}`)).toEqual([
    'r1 PENDING',
    'r2 APPROVED',
    'r3 PENDING',
  ]);
});

test('a range is selected in both directions, and keeps what was selected', () => {
  const ids = idsUpTo(5);
  expect([...withRange(new Set(['r5']), ids, 'r3', 'r1')]).toEqual(['r5', 'r1', 'r2', 'r3']);
  expect([...withRange(new Set(), ids, 'r2', 'r4')]).toEqual(['r2', 'r3', 'r4']);
  expect([...withRange(new Set(), ids, 'gone', 'r4')]).toEqual(['r4']);
});

test('filters come back from the address as they went in; nonsense is left out', () => {
  const filters = {
    ...defaultFilters,
    status: 'ALL',
    type: 'PARTNER_OFFER',
    personaId: 3,
    from: '2026-01-01',
    search: 'ann & bob',
    order: 'NEWEST_FIRST',
  } as const;
  expect(readFilters(writeFilters(filters))).toEqual(filters);
  expect(writeFilters(defaultFilters)).toBe('');
  expect(readFilters('?status=x&persona=9&from=2026-99-01&type=')).toEqual(defaultFilters);
});

test('a day filter covers the whole day, and a search of one letter is none yet', () => {
  const { createdAfter, createdBefore, search } = toApiFilter({
    ...defaultFilters,
    from: '2026-01-01',
    to: '2026-01-01',
    search: 'a',
  });
  expect(Date.parse(String(createdBefore)) - Date.parse(String(createdAfter))).toBe(86_400_000);
  expect(search).toBeUndefined();
});

test('a bulk goes in hundreds; after a batch that failed the rest is not sent, and all is told', async () => {
  const sent: number[] = [];
  const settled: Settled[] = [];
  await sendInBatches(idsUpTo(250).map(approve), {
    send(batch) {
      sent.push(batch.length);
      if (sent.length === 2) return Promise.reject(new Error('away'));
      return Promise.resolve(batch.map(() => ({ kind: 'done', row: null })));
    },
    onBatch: (batch) => settled.push(...batch),
    afterError: (batch) => Promise.resolve(batch.map(() => ({ kind: 'unknown', message: 'away' }))),
    isStopped: () => false,
  });
  expect(sent).toEqual([100, 100]);
  expect(settled.map(([{ id }]) => id)).toEqual(idsUpTo(250));
  expect(settled.filter(([, { kind }]) => kind === 'done')).toHaveLength(100);
});
