import { expect, test } from 'vitest';
import { type Account, daysBefore, type Entry, signalsOf, wholeHalfYear } from './ledger.ts';

const checking: Account = { id: 'checking', subtype: 'checking', balance: 500 };
const savings: Account = { id: 'savings', subtype: 'savings', balance: 5000 };
const both = [checking, savings];

/** A transfer to savings as the checking account shows it; negative when it comes back. */
const leaves = (days: number, amount = 100): Entry => ({
  date: daysBefore(days),
  amount,
  category: amount > 0 ? 'TRANSFER_OUT/SAVINGS' : 'TRANSFER_IN/SAVINGS',
});

/** The same transfer as the savings account shows it. */
const arrives = (days: number, amount = 100): Entry => ({
  date: daysBefore(days),
  amount: -amount,
  account: 'savings',
  category: amount > 0 ? 'TRANSFER_IN/SAVINGS' : 'TRANSFER_OUT/SAVINGS',
});

const inflowOf = async (entries: readonly Entry[], accounts: readonly Account[] = both) => {
  const transactions = [...wholeHalfYear, ...entries];
  const { signals30d, signals180d } = await signalsOf({ transactions, accounts });
  return [signals30d.savings.netInflow, signals180d.savings.netInflow];
};

test('a transfer that only the checking account shows is inflow', async () => {
  expect(await inflowOf([leaves(40), leaves(10)])).toEqual([100, 200]);
  // Also when the savings account is at another bank.
  expect(await inflowOf([leaves(40), leaves(10)], [checking])).toEqual([100, 200]);
});

test('a transfer that both accounts show counts once', async () => {
  expect(await inflowOf([leaves(10), arrives(10)])).toEqual([100, 100]);
});

test('the other leg may stand up to five days later or earlier', async () => {
  expect(await inflowOf([leaves(15), arrives(10)])).toEqual([100, 100]);
  expect(await inflowOf([leaves(10), arrives(15)])).toEqual([100, 100]);
  // Six days are two transfers.
  expect(await inflowOf([leaves(16), arrives(10)])).toEqual([200, 200]);
});

test('a leg of another amount, or of a pending transaction, is no other leg', async () => {
  expect(await inflowOf([leaves(10, 100), arrives(10, 99.99)])).toEqual([199.99, 199.99]);
  expect(await inflowOf([leaves(10), { ...arrives(10), pending: true }])).toEqual([100, 100]);
});

test('one leg pairs with one leg: of three weekly transfers one shows a single leg', async () => {
  const entries = [leaves(22), arrives(21), leaves(15), leaves(8), arrives(7)];
  expect(await inflowOf(entries)).toEqual([300, 300]);
});

test('of two equal transfers of one day, one with its other leg, both count', async () => {
  expect(await inflowOf([leaves(10), leaves(10), arrives(10)])).toEqual([200, 200]);
});

test('legs at the edge of a window count on the day of the savings account', async () => {
  // The money left 30 days before asOf, outside the window, and arrived within it.
  expect(await inflowOf([leaves(30), arrives(29)])).toEqual([100, 100]);
  expect(await inflowOf([leaves(29), arrives(30)])).toEqual([0, 100]);
});

test('money that comes back is outflow, with one leg and with two', async () => {
  expect(await inflowOf([leaves(10, -70)])).toEqual([-70, -70]);
  expect(await inflowOf([leaves(10, -70), arrives(9, -70)])).toEqual([-70, -70]);
});

test('a transfer between two savings accounts changes nothing', async () => {
  const deposit: Account = { id: 'cd', subtype: 'cd', balance: 900 };
  const entries = [arrives(10, -400), { ...arrives(10, 400), account: 'cd' }];
  expect(await inflowOf(entries, [...both, deposit])).toEqual([0, 0]);
});

test.each([
  { category: 'TRANSFER_OUT/SAVINGS' },
  { category: 'TRANSFER/SAVINGS' },
  { category: 'SAVINGS' },
  { category: 'TRANSFER_OUT/ACCOUNT_TRANSFER', merchant: 'Transfer to SAVINGS 0042' },
  { category: 'TRANSFER/DEBIT', merchant: 'Harbor Money Market' },
])('$category $merchant is a transfer to savings', async (said) => {
  expect(await inflowOf([{ ...leaves(10), ...said }])).toEqual([100, 100]);
});

test.each([
  { category: 'TRANSFER_OUT/ACCOUNT_TRANSFER' },
  { category: 'TRANSFER_OUT/WITHDRAWAL', merchant: 'ATM' },
  { category: 'GENERAL_MERCHANDISE', merchant: 'Super Savings Store' },
])('$category $merchant is none', async (said) => {
  expect(await inflowOf([{ ...leaves(10), ...said }])).toEqual([0, 0]);
});

test('pay that is deposited to savings is no leg of a transfer', async () => {
  const pay = { ...arrives(10), category: 'INCOME/WAGES' };
  expect(await inflowOf([leaves(10), pay])).toEqual([200, 200]);
});

test('without a list of accounts one leg or both still count once', async () => {
  expect(await inflowOf([leaves(10)], [])).toEqual([100, 100]);
  expect(await inflowOf([leaves(10), arrives(9)], [])).toEqual([100, 100]);
  expect(await inflowOf([arrives(9)], [])).toEqual([100, 100]);
});
