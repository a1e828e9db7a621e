import { expect, test } from 'vitest';
import { utilizationFlags } from '../../../src/pipeline/signals/utilizationFlags.ts';
import {
  type Account,
  asOf,
  daysBefore,
  type Entry,
  type Liability,
  signalsOf,
  wholeHalfYear,
} from './ledger.ts';

const visa: Account = {
  id: 'visa',
  type: 'credit',
  subtype: 'credit card',
  name: 'Visa',
  mask: '4523',
  balance: 3400,
  limit: 5000,
};

async function creditOf(
  accounts: readonly Account[],
  liabilities: readonly Liability[] = [],
  entries: readonly Entry[] = [],
) {
  const transactions = [...wholeHalfYear, ...entries];
  const signals = await signalsOf({ transactions, accounts, liabilities });
  return { in30d: signals.signals30d.credit, in180d: signals.signals180d.credit };
}

const onVisa = (days: number, said: Partial<Entry>): Entry => ({
  date: daysBefore(days),
  amount: 20,
  account: 'visa',
  ...said,
});

test('utilisation is balance by limit, the most utilised card first', async () => {
  const store = { ...visa, id: 'store', name: 'Store card', mask: '1', balance: 900, limit: 1000 };
  const { in30d, in180d } = await creditOf([visa, store]);
  expect(in30d.cards.map(({ name, utilization }) => [name, utilization])).toEqual([
    ['Store card', 0.9],
    ['Visa', 0.68],
  ]);
  expect(in30d.maxUtilization).toBe(0.9);
  expect(in180d).toEqual(in30d);
});

test('a card says what is known of it, and null for the rest', async () => {
  const { in30d } = await creditOf([visa]);
  expect(in30d).toEqual({
    cards: [
      {
        name: 'Visa',
        mask: '4523',
        balance: 3400,
        limit: 5000,
        utilization: 0.68,
        minimumPaymentOnly: null,
        interestCharged: null,
        isOverdue: null,
      },
    ],
    maxUtilization: 0.68,
    interestCharged: null,
    minimumPaymentOnly: null,
    isOverdue: null,
  });
});

test.each([
  { balance: 100, limit: null, utilization: null },
  { balance: 100, limit: 0, utilization: null },
  { balance: null, limit: 500, utilization: null },
  { balance: 0, limit: 500, utilization: 0 },
  { balance: -20, limit: 500, utilization: 0 },
  { balance: 600, limit: 500, utilization: 1.2 },
])('a balance of $balance under a limit of $limit', async ({ balance, limit, utilization }) => {
  const { in30d } = await creditOf([{ ...visa, balance, limit }]);
  expect(in30d.cards).toMatchObject([{ balance, limit, utilization }]);
  expect(in30d.maxUtilization).toBe(utilization);
});

test.each([
  { type: 'credit', subtype: 'credit card', cards: 1 },
  { type: 'credit', subtype: 'credit_card', cards: 1 },
  { type: 'credit', subtype: null, cards: 1 },
  { type: 'credit', subtype: 'line of credit', cards: 0 },
  { type: 'loan', subtype: 'mortgage', cards: 0 },
  { type: 'loan', subtype: 'auto', cards: 0 },
  { type: 'depository', subtype: 'checking', cards: 0 },
])('$cards cards in an account of type $type, kind $subtype', async (given) => {
  const { in30d } = await creditOf(
    [{ ...visa, type: given.type, subtype: given.subtype }],
    [{ id: 'visa', overdue: true }],
  );
  expect(in30d.cards).toHaveLength(given.cards);
  expect(in30d.isOverdue).toBe(given.cards > 0 ? true : null);
});

test.each([
  { last: 35, minimum: 35, only: true },
  { last: 36, minimum: 35, only: true }, // rounded up by at most a dollar
  { last: 36.01, minimum: 35, only: false },
  { last: 0, minimum: 35, only: true },
  { last: 0, minimum: 0, only: false }, // nothing was due
  { last: null, minimum: 35, only: null },
  { last: 35, minimum: null, only: null },
])('$last paid where $minimum was due', async ({ last, minimum, only }) => {
  const { in30d } = await creditOf([visa], [{ id: 'visa', last, minimum }]);
  expect(in30d.minimumPaymentOnly).toBe(only);
});

test('overdue comes from the liability', async () => {
  for (const overdue of [true, false, null]) {
    const { in30d } = await creditOf([visa], [{ id: 'visa', overdue }]);
    expect(in30d.isOverdue).toBe(overdue);
  }
});

test('one card that is set is enough, and unknown ones do not hide one that is not', async () => {
  const other = { ...visa, id: 'other' };
  const overdueOf = async (...flags: (boolean | null)[]) => {
    const liabilities = flags.map((overdue, index) => ({ id: index ? 'other' : 'visa', overdue }));
    return (await creditOf([visa, other], liabilities)).in30d.isOverdue;
  };
  expect(await overdueOf(true, false)).toBe(true);
  expect(await overdueOf(null, false)).toBe(false);
  expect(await overdueOf(null, null)).toBeNull();
});

test.each([
  { category: 'BANK_FEES/INTEREST_CHARGE' },
  { category: 'INTEREST_CHARGE' },
  { category: 'BANK_FEES/FINANCE_CHARGE' },
  { category: 'UNCATEGORIZED', merchant: 'INTEREST CHARGE ON PURCHASES' },
])('interest is charged by $category $merchant', async (said) => {
  const { in30d } = await creditOf([visa], [], [onVisa(3, said)]);
  expect(in30d.interestCharged).toBe(true);
});

test.each([
  { category: 'GENERAL_MERCHANDISE', merchant: 'Pinterest Charger Shop' },
  { category: 'BANK_FEES/FOREIGN_TRANSACTION_FEES' },
  { category: 'BANK_FEES/INTEREST_CHARGE', amount: -20 }, // given back
  { category: 'BANK_FEES/INTEREST_CHARGE', pending: true },
])('and not by $category $merchant of $amount', async (said) => {
  const { in30d } = await creditOf([visa], [], [onVisa(3, said), onVisa(4, {})]);
  expect(in30d.interestCharged).toBe(false);
});

test('interest of a mortgage or of checking is not that of a card', async () => {
  const mortgage: Account = { id: 'home', type: 'loan', subtype: 'mortgage' };
  const interest = { amount: 900, date: asOf, category: 'BANK_FEES/INTEREST_CHARGE' };
  const entries = [{ ...interest, account: 'home' }, interest, onVisa(4, {})];
  expect((await creditOf([visa, mortgage], [], entries)).in30d.interestCharged).toBe(false);
});

test('each window has its own interest, and a card without transactions tells nothing', async () => {
  const { in30d, in180d } = await creditOf(
    [visa],
    [],
    [onVisa(30, { category: 'BANK_FEES/INTEREST_CHARGE' })],
  );
  expect([in30d.interestCharged, in180d.interestCharged]).toEqual([false, true]);
  const old = await creditOf([visa], [], [onVisa(180, { category: 'INTEREST_CHARGE' })]);
  expect([old.in30d.interestCharged, old.in180d.interestCharged]).toEqual([null, null]);
});

test('the flags at 30, 50 and 80 %', () => {
  const flagsOf = (utilization: number) => Object.values(utilizationFlags(utilization) ?? {});
  expect(flagsOf(0.2999)).toEqual([false, false, false]);
  expect(flagsOf(0.3)).toEqual([true, false, false]);
  expect(flagsOf(0.5)).toEqual([true, true, false]);
  expect(flagsOf(0.8)).toEqual([true, true, true]);
  expect(utilizationFlags(null)).toBeNull();
});
