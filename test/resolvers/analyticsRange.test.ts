import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../harness/client.ts';
import { dataOf, expectBadInput, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

interface Analytics {
  reviewsByDay: { date: string; approved: number; rejected: number }[];
  cache: { family: string; hits: number; misses: number; hitRate: number | null }[];
}

let bed: TestBed;
let operator: Person;
beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
});
afterAll(() => bed.close());

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const read = async (from: Date, to: Date, person = operator) =>
  dataOf(await person.run<{ analytics: Analytics }>('Analytics', { from, to })).analytics;

test('reviewsByDay has every day of the range once, in UTC, in order', async () => {
  const { reviewsByDay } = await read(
    new Date('2026-03-01T00:00:00+09:00'),
    new Date('2026-04-01T00:00:00-07:00'),
  );
  const dates = reviewsByDay.map(({ date }) => date);
  expect(dates).toEqual([...new Set(dates)].toSorted());
  expect([dates.length, dates[0], dates.at(-1)]).toEqual([33, '2026-02-28', '2026-04-01']);
});

test('a range may be 366 days long and no longer', async () => {
  const from = at(1);
  const end = (millis: number) => new Date(from.getTime() + 366 * 86_400_000 + millis);
  expect((await read(from, end(0))).reviewsByDay).toHaveLength(366);
  const tooLong = await operator.run('Analytics', { from, to: end(1) });
  expectBadInput(tooLong, { to: 'must be at most 366 days after from' });
});

test('Analytics names a range that is empty, reversed, malformed or missing', async () => {
  const later = 'must be later than from';
  expectBadInput(await operator.run('Analytics', { from: at(1), to: at(1) }), { to: later });
  expectBadInput(await operator.run('Analytics', { from: at(2), to: at(1) }), { to: later });
  expectBadInput(await operator.run('Analytics', { from: 'today', to: at(1) }), { from: /./ });
  expectBadInput(await operator.run('Analytics', { from: at(1) }), { to: /required/ });
});

test('Analytics are not for members, nor for strangers', async () => {
  const range = { from: at(1), to: at(2) };
  expectRefused(await (await bed.newPerson('user')).run('Analytics', range), 'FORBIDDEN');
  expectRefused(await bed.anonymous.run('Analytics', range), 'UNAUTHENTICATED');
});

test('cache counts this process since its start, by family', async () => {
  const fresh = await bed.another();
  const asker = await fresh.newPerson('operator');
  const first = await read(at(1), at(2), asker);
  expect(first.cache.map(({ family }) => family).toSorted()).toEqual([
    'profile',
    'recommendations',
    'session',
    'signals',
  ]);
  const untouched = first.cache.filter(({ family }) => family !== 'session');
  for (const counts of untouched)
    expect(counts).toMatchObject({ hits: 0, misses: 0, hitRate: null });
  const member = await fresh.as(await fresh.given.member(1));
  for (let time = 0; time < 4; time += 1) dataOf(await member.run('Home'));
  const { cache } = await read(at(1), at(2), asker);
  for (const family of ['profile', 'recommendations', 'signals']) {
    const counts = { family, hits: 3, misses: 1, hitRate: 0.75 };
    expect(cache.find((it) => it.family === family)).toEqual(counts);
  }
});
