import { expect, test } from 'vitest';
import { computeSignals } from '../../../src/pipeline/signals/computeSignals.ts';
import { NoSettledTransactions } from '../../../src/pipeline/signals/noSettledTransactions.ts';
import { asOf, daysBefore, type Entry, signalsOf, wholeHalfYear, withLedger } from './ledger.ts';

const wage = (days: number): Entry => ({
  date: daysBefore(days),
  amount: -600,
  category: 'INCOME/WAGES',
});

test('a window of 30 days is asOf and the 29 days before it', async () => {
  const inside = await signalsOf({ transactions: [...wholeHalfYear, wage(29)] });
  const outside = await signalsOf({ transactions: [...wholeHalfYear, wage(30)] });
  expect(inside.signals30d.income.averageMonthlyIncome).toBe(600);
  expect(outside.signals30d.income.averageMonthlyIncome).toBeNull();
  // The window of 180 days holds both: 600 in six months.
  expect(inside.signals180d.income.averageMonthlyIncome).toBe(100);
  expect(outside.signals180d.income.averageMonthlyIncome).toBe(100);
});

test('a window of 180 days is asOf and the 179 days before it', async () => {
  const inside = await signalsOf({ transactions: [...wholeHalfYear, wage(179)] });
  const outside = await signalsOf({ transactions: [...wholeHalfYear, wage(180)] });
  expect(inside.signals180d.income.averageMonthlyIncome).toBe(100);
  expect(outside.signals180d.income.averageMonthlyIncome).toBeNull();
});

test('the windows say how long they are and when they end', async () => {
  const { asOf: end, signals30d, signals180d } = await signalsOf({ transactions: wholeHalfYear });
  expect(end).toBe(asOf);
  expect(signals30d).toMatchObject({ windowDays: 30, asOf });
  expect(signals180d).toMatchObject({ windowDays: 180, asOf });
});

test('an old export is read as of its own newest transaction', async () => {
  const { asOf: end, signals30d } = await signalsOf({
    transactions: [
      { date: '2019-03-01', amount: -1000, category: 'INCOME/WAGES' },
      { date: '2019-03-15', amount: -1000, category: 'INCOME/WAGES' },
    ],
  });
  expect(end).toBe('2019-03-15');
  expect(signals30d.income).toMatchObject({ averageMonthlyIncome: 2000, medianPayGapDays: 14 });
});

test('a pending transaction neither counts nor moves asOf', async () => {
  const { asOf: end, signals30d } = await signalsOf({
    transactions: [
      { date: daysBefore(5), amount: -700, category: 'INCOME/WAGES' },
      { date: asOf, amount: -900, category: 'INCOME/WAGES', pending: true },
    ],
  });
  expect(end).toBe(daysBefore(5));
  expect(signals30d.income.averageMonthlyIncome).toBe(700);
});

test.each([
  { oldest: 0, months: 1 },
  { oldest: 29, months: 1 },
  { oldest: 30, months: 1 }, // 31 days: one calendar month
  { oldest: 31, months: 2 },
  { oldest: 59, months: 2 },
  { oldest: 61, months: 2 },
  { oldest: 91, months: 3 }, // 92 days: three calendar months
  { oldest: 149, months: 5 },
  { oldest: 150, months: 6 }, // in the first 30 days of the window
  { oldest: 179, months: 6 },
  { oldest: 400, months: 1 }, // nothing within the window but asOf
])('a file that begins $oldest days before asOf is divided by $months months', async (given) => {
  const { signals180d } = await signalsOf({
    transactions: [
      { date: daysBefore(given.oldest), amount: 1 },
      { date: asOf, amount: -1200, category: 'INCOME/WAGES' },
    ],
  });
  expect(signals180d.income.averageMonthlyIncome).toBe(1200 / given.months);
});

test('a file with nothing but pending transactions is refused in plain words', async () => {
  const pending = { transactions: [{ date: asOf, amount: 5, pending: true }] };
  await expect(signalsOf(pending)).rejects.toThrow(NoSettledTransactions);
  await expect(signalsOf({ transactions: [] })).rejects.toThrow('no settled transaction');
});

test('computing twice in one engine gives the same', async () => {
  await withLedger({ transactions: [...wholeHalfYear, wage(3)] }, async (engine) => {
    const first = await computeSignals(engine);
    expect(await computeSignals(engine)).toEqual(first);
  });
});

test('amounts as large as the tables hold do no harm', async () => {
  const huge = 999_999_999_999.99;
  const { signals180d } = await signalsOf({
    transactions: Array.from({ length: 400 }, (_, index) => ({
      date: daysBefore(index % 3),
      amount: index % 2 === 0 ? huge : -huge,
      merchant: 'Whale',
      category: index % 2 === 0 ? 'GENERAL_MERCHANDISE' : 'INCOME/WAGES',
    })),
  });
  expect(signals180d.income.payGapVariability).toBe(0);
});
