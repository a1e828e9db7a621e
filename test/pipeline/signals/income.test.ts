import { expect, test } from 'vitest';
import { type Account, daysBefore, type Entry, signalsOf, wholeHalfYear } from './ledger.ts';

const paysOn = (dates: readonly string[], amounts: number | readonly number[] = 1000): Entry[] =>
  dates.map((date, index) => ({
    date,
    amount: -(typeof amounts === 'number' ? amounts : (amounts[index] ?? 0)),
    category: 'INCOME/WAGES',
  }));

/** Pay days counted back from asOf. */
const every = (gap: number, times: number, first = 0): string[] =>
  Array.from({ length: times }, (_, index) => daysBefore(first + gap * index));

async function incomeOf(entries: readonly Entry[], accounts: readonly Account[] = []) {
  const signals = await signalsOf({ transactions: [...wholeHalfYear, ...entries], accounts });
  return {
    in30d: signals.signals30d.income,
    in180d: signals.signals180d.income,
    amounts: signals.facts.payAmountVariability,
  };
}

test.each([
  { said: 'weekly', dates: every(7, 25), gap: 7 },
  { said: 'biweekly', dates: every(14, 12), gap: 14 },
  { said: 'biweekly', dates: every(14, 12).toSpliced(5, 1), gap: 14 }, // one missing
  // The 1st and 15th: gaps of 17, 14, 14, 14, 17, 14, 16, 14, 17 and 14 days.
  {
    said: 'semimonthly',
    dates: [1, 2, 3, 4, 5, 6]
      .flatMap((month) => [`2026-0${month}-01`, `2026-0${month}-15`])
      .slice(1),
    gap: 14,
  },
  { said: 'semimonthly', dates: every(15, 12), gap: 15 },
  { said: 'monthly', dates: every(30, 6), gap: 30 },
  { said: 'irregular', dates: every(46, 4), gap: 46 },
  { said: 'irregular', dates: every(21, 8), gap: 21 },
])('pay every $gap days is $said', async ({ said, dates, gap }) => {
  const { in180d } = await incomeOf(paysOn(dates));
  expect(in180d.payFrequency).toBe(said);
  expect(in180d.medianPayGapDays).toBe(gap);
});

test('the median, the variability of gaps and amounts, and the monthly average', async () => {
  // Gaps of 10, 10, 40 and 40: mean 25, each 15 away from it, 15 ÷ 25 = 0.6.
  const dates = [0, 10, 20, 60, 100].map(daysBefore);
  // 100, 100, 100, 300 and 400: mean 200, variance (3 × 10000 + 10000 + 40000) ÷ 5 = 16000,
  // √16000 ÷ 200 = 0.63246.
  const { in180d, in30d, amounts } = await incomeOf(paysOn(dates, [100, 100, 100, 300, 400]));
  expect(in180d).toMatchObject({
    payFrequency: 'irregular',
    medianPayGapDays: 25,
    payGapVariability: 0.6,
    averageMonthlyIncome: 166.67, // 1000 in six months
  });
  expect(amounts).toBeCloseTo(0.63246, 5);
  // Three pays within 30 days, with two gaps of 10.
  expect(in30d).toMatchObject({
    medianPayGapDays: 10,
    payGapVariability: 0,
    averageMonthlyIncome: 300,
  });
});

test('pay of one day is one pay', async () => {
  const dates = [0, 0, 14, 14, 28].map(daysBefore);
  const { in180d, amounts } = await incomeOf(paysOn(dates, [600, 400, 300, 700, 1000]));
  expect(in180d).toMatchObject({ medianPayGapDays: 14, payGapVariability: 0 });
  expect(amounts).toBe(0);
});

test('what needs more pays than there are is unknown', async () => {
  const none = await incomeOf([]);
  expect(none.in180d).toEqual({
    payFrequency: null,
    medianPayGapDays: null,
    payGapVariability: null,
    averageMonthlyIncome: null,
    cashFlowBufferMonths: null,
  });
  expect(none.amounts).toBeNull();
  const one = await incomeOf(paysOn(every(14, 1)));
  expect(one.in180d).toMatchObject({ medianPayGapDays: null, payFrequency: null });
  expect(one.amounts).toBeNull();
  const two = await incomeOf(paysOn(every(14, 2)));
  expect(two.in180d).toMatchObject({ medianPayGapDays: 14, payGapVariability: null });
  expect(two.amounts).toBe(0);
});

test.each([
  'INCOME',
  'INCOME/WAGES',
  'INCOME/SALARY',
  'INCOME/OTHER_INCOME',
  'PAYROLL',
  'SALARY',
  'TRANSFER/PAYROLL',
  'DEPOSIT/DIRECT_DEPOSIT',
  'DEPOSITS/RENTAL_INCOME',
])('%s is pay', async (category) => {
  const pay = { date: daysBefore(3), amount: -900, category };
  expect((await incomeOf([pay])).in30d.averageMonthlyIncome).toBe(900);
});

test.each([
  'INCOME/INTEREST_EARNED',
  'INCOME/DIVIDENDS',
  'INCOME/TAX_REFUND',
  'TRANSFER_IN/DEPOSIT',
  'TAXES/INCOME_TAX',
  'INSURANCE/INCOME_PROTECTION',
  'GENERAL_MERCHANDISE',
])('%s is none', async (category) => {
  const other = { date: daysBefore(3), amount: -900, category };
  expect((await incomeOf([other])).in30d.averageMonthlyIncome).toBeNull();
});

test('the buffer is the money in checking against the average month of spend', async () => {
  const accounts: Account[] = [
    { id: 'checking', subtype: 'checking', balance: 700 },
    { id: 'second', subtype: null, balance: null, available: 200 },
    { id: 's', subtype: 'savings', balance: 9000 },
    { id: 'visa', type: 'credit', subtype: 'credit card', balance: 400, limit: 1000 },
  ];
  const spend = [
    { date: daysBefore(2), amount: 599.99 },
    { date: daysBefore(60), amount: 1199.99 },
  ];
  const { in30d, in180d } = await incomeOf(spend, accounts);
  // 900 ÷ 600 within 30 days; 900 ÷ (1800 ÷ 6) within 180.
  expect(in30d.cashFlowBufferMonths).toBe(1.5);
  expect(in180d.cashFlowBufferMonths).toBe(3);
});

test('the buffer is unknown without a checking account, its balance, or spend', async () => {
  const bufferOf = async (account: Account, amount: number) => {
    const transactions = [{ date: daysBefore(2), amount }];
    const { signals30d } = await signalsOf({ transactions, accounts: [account] });
    return signals30d.income.cashFlowBufferMonths;
  };
  expect(await bufferOf({ id: 'c', subtype: 'checking', balance: 50 }, 100)).toBe(0.5);
  expect(await bufferOf({ id: 'c', subtype: 'savings', balance: 50 }, 100)).toBeNull();
  expect(await bufferOf({ id: 'c', subtype: 'checking', balance: null }, 100)).toBeNull();
  expect(await bufferOf({ id: 'c', subtype: 'checking', balance: 50 }, -100)).toBeNull();
});
