import { expect, test } from 'vitest';
import { computeSignals } from '../../../src/pipeline/signals/computeSignals.ts';
import {
  type Account,
  daysBefore,
  type Entry,
  type Ledger,
  signalsOf,
  withLedger,
} from './ledger.ts';

// Exports in the wild disagree: one household, written down in the ways that were seen.

const accounts: readonly Account[] = [
  { id: 'checking', subtype: 'checking', balance: 1500 },
  { id: 'savings', subtype: 'savings', balance: 4000 },
  { id: 'visa', type: 'credit', subtype: 'credit card', name: 'Visa', balance: 300, limit: 2000 },
];

const months = [0, 30, 60, 90, 120, 150];
const inEachMonth = (entry: (day: number) => Entry): Entry[] => months.map(entry);

const purchases = inEachMonth((day) => ({
  date: daysBefore(day),
  amount: 800,
  merchant: 'Market',
  account: day % 60 === 0 ? 'visa' : 'checking',
  category: 'FOOD_AND_DRINK/GROCERIES',
}));
const streaming = inEachMonth((day) => ({
  date: daysBefore(day + 4),
  amount: 15.49,
  merchant: 'Lumen',
  category: 'ENTERTAINMENT/TV_AND_MOVIES',
}));
const wages = (amount: number, category = 'INCOME/WAGES') =>
  inEachMonth((day) => ({ date: daysBefore(day + 2), amount, category }));
const saved = (category = 'TRANSFER_OUT/SAVINGS') =>
  inEachMonth((day) => ({ date: daysBefore(day + 3), amount: 250, category }));
const arrived = inEachMonth((day) => ({
  date: daysBefore(day + 2),
  amount: -250,
  account: 'savings',
  category: 'TRANSFER_IN/SAVINGS',
}));

const plaid: Ledger = {
  accounts,
  transactions: [...purchases, ...streaming, ...wages(-3000), ...saved(), ...arrived],
};

test('the household as Plaid writes it', async () => {
  const { signals180d } = await signalsOf(plaid);
  expect(signals180d.income.averageMonthlyIncome).toBe(3000);
  expect(signals180d.savings.netInflowMonthly).toBe(250);
  expect(signals180d.subscriptions.recurringMerchants).toHaveLength(2);
  // 6 × (800 + 15.49) in six months: 1500 ÷ 815.49 = 1.84.
  expect(signals180d.income.cashFlowBufferMonths).toBe(1.84);
});

test.each([
  { way: 'income is positive', entries: [...wages(3000), ...saved(), ...arrived] },
  {
    way: 'income says payroll',
    entries: [...wages(3000, 'TRANSFER/PAYROLL'), ...saved(), ...arrived],
  },
  { way: 'transfers show their leg on checking alone', entries: [...wages(-3000), ...saved()] },
  {
    way: 'transfers show their leg on savings alone',
    // On the savings account a day later than on checking, in no other window.
    entries: [...wages(-3000), ...arrived],
  },
  {
    way: 'categories were words',
    entries: [...wages(-3000, 'PAYROLL'), ...saved('TRANSFER/SAVINGS'), ...arrived],
  },
])('the signals are the same when $way', async ({ entries }) => {
  const transactions = [...purchases, ...streaming, ...entries];
  expect(await signalsOf({ accounts, transactions })).toEqual(await signalsOf(plaid));
});

test('words of other schemes mean what the codes mean', async () => {
  const worded = plaid.transactions.map((entry) => {
    if (entry.merchant === 'Market') return { ...entry, category: 'GROCERIES' };
    if (entry.merchant === 'Lumen') return { ...entry, category: 'SERVICE/SUBSCRIPTION' };
    return entry;
  });
  expect(await signalsOf({ accounts, transactions: worded })).toEqual(await signalsOf(plaid));
});

test('pending transactions change nothing', async () => {
  const pending = plaid.transactions.map((entry) => ({ ...entry, pending: true }));
  const transactions = [...plaid.transactions, ...pending];
  expect(await signalsOf({ accounts, transactions })).toEqual(await signalsOf(plaid));
});

test.each(['online', 'in store', 'other'])('the channel %s changes nothing', async (channel) => {
  const signals = await withLedger(plaid, async (engine) => {
    await engine.run('UPDATE transactions SET channel = $channel', { channel });
    return computeSignals(engine);
  });
  expect(signals).toEqual(await signalsOf(plaid));
});

test('transactions alone leave credit and balances unknown, not zero', async () => {
  const { signals180d, facts } = await signalsOf({ transactions: plaid.transactions });
  expect(signals180d.credit).toEqual({
    cards: [],
    maxUtilization: null,
    interestCharged: null,
    minimumPaymentOnly: null,
    isOverdue: null,
  });
  expect(signals180d.savings).toEqual({
    netInflow: 1500,
    netInflowMonthly: 250,
    growthRate: null,
    balance: null,
    emergencyFundMonths: null,
  });
  expect(signals180d.income).toMatchObject({
    averageMonthlyIncome: 3000,
    cashFlowBufferMonths: null,
  });
  expect(facts).toMatchObject({ maxUtilization: null, cashFlowBufferMonths: null });
});
