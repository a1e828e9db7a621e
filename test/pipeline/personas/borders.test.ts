import { expect, test } from 'vitest';
import { decidePersona } from '../../../src/pipeline/personas/decidePersona.ts';
import {
  type Account,
  daysBefore,
  type Entry,
  type Ledger,
  signalsOf,
  wholeHalfYear,
} from '../signals/ledger.ts';

// Both sides of each threshold, from transactions to the persona.

async function decide(ledger: Ledger) {
  const transactions = [...wholeHalfYear, ...ledger.transactions];
  const { facts } = await signalsOf({ ...ledger, transactions });
  const { personaId, criteria } = decidePersona(facts);
  const observed = Object.fromEntries(criteria.map(({ name, observed }) => [name, observed]));
  return { personaId, observed };
}

const card = (balance: number, limit: number, id = 'visa'): Account => ({
  id,
  type: 'credit',
  subtype: 'credit card',
  balance,
  limit,
});
const checking = (balance: number): Account => ({ id: 'checking', subtype: 'checking', balance });
const savings: Account = { id: 'savings', subtype: 'savings', balance: 1_000_000 };

const pays = (days: readonly number[], amounts: readonly number[]): Entry[] =>
  days.map((day, index) => ({
    date: daysBefore(day),
    amount: -(amounts[index % amounts.length] ?? 0),
    category: 'INCOME/WAGES',
  }));

test.each([
  { balance: 499, limit: 1000, personaId: 5 },
  { balance: 500, limit: 1000, personaId: 1 },
  { balance: 2499.99, limit: 5000, personaId: 5 },
  { balance: 0.35, limit: 0.7, personaId: 1 },
])('a card at $balance of $limit', async ({ balance, limit, personaId }) => {
  const decision = await decide({
    transactions: [],
    accounts: [card(50, 500, 'b'), card(balance, limit)],
  });
  expect(decision.personaId).toBe(personaId);
});

test.each([
  { gap: 45, personaId: 5 },
  { gap: 46, personaId: 2 },
])('pay every $gap days', async ({ gap, personaId }) => {
  const decision = await decide({
    transactions: [...pays([0, gap, 2 * gap], [1000]), { date: daysBefore(3), amount: 6000 }],
    accounts: [checking(100)],
  });
  expect(decision.personaId).toBe(personaId);
  expect(decision.observed).toMatchObject({ medianPayGapDays: gap });
});

test.each([
  // Gaps of 10 and 30: mean 20, each 10 away, exactly 0.5. Of 11 and 32: 10.5 ÷ 21.5 = 0.4884.
  { days: [0, 10, 40, 50, 80], amounts: [300, 500], gaps: 0.5, personaId: 2 },
  { days: [0, 11, 43, 54, 86], amounts: [300, 500], gaps: 0.4884, personaId: 5 },
])('gaps that vary by $gaps', async ({ days, amounts, gaps, personaId }) => {
  const transactions = [...pays(days, amounts), { date: daysBefore(3), amount: 6000 }];
  // 300, 500, 300, 500 and 300: mean 380, variance 9600, 97.98 ÷ 380 = 0.2578.
  const decision = await decide({ transactions, accounts: [checking(100)] });
  expect(decision.observed).toMatchObject({
    payGapVariability: gaps,
    payAmountVariability: 0.2578,
  });
  expect(decision.personaId).toBe(personaId);
});

test.each([
  // 300 and 500 in equal numbers: mean 400, each 100 away, exactly 0.25. With 301: 99.5 ÷ 400.5.
  { amounts: [300, 500], varied: 0.25, personaId: 2 },
  { amounts: [301, 500], varied: 0.2484, personaId: 5 },
])('amounts that vary by $varied', async ({ amounts, varied, personaId }) => {
  // Gaps of 2, 40, 2, 40 and 2 days: mean 17.2, √346.56 ÷ 17.2 = 1.08.
  const transactions = [
    ...pays([0, 2, 42, 44, 84, 86], amounts),
    { date: daysBefore(3), amount: 6000 },
  ];
  const decision = await decide({ transactions, accounts: [checking(100)] });
  expect(decision.observed).toMatchObject({ payAmountVariability: varied });
  expect(decision.personaId).toBe(personaId);
});

test.each([
  // Spend of 5,999.98 and two cents is 1,000 a month.
  { balance: 999.99, personaId: 2 },
  { balance: 1000, personaId: 5 },
])('$balance in checking against $1,000 a month', async ({ balance, personaId }) => {
  const decision = await decide({
    transactions: [...pays([0, 60, 120], [1000]), { date: daysBefore(3), amount: 5999.98 }],
    accounts: [checking(balance)],
  });
  expect(decision.personaId).toBe(personaId);
});

const gyms = (names: readonly string[], amount: number): Entry[] =>
  names.flatMap((merchant) =>
    [5, 35, 65].map((day) => ({ date: daysBefore(day), amount, merchant, category: 'GYMS' })),
  );

test.each([
  { names: ['a', 'b'], personaId: 5 },
  { names: ['a', 'b', 'c'], personaId: 3 },
])('$names.length recurring merchants', async ({ names, personaId }) => {
  expect((await decide({ transactions: gyms(names, 40) })).personaId).toBe(personaId);
});

test.each([
  // 3 × 10 + 20 = 50 within 30 days, of more than ten times as much.
  { last: 19.99, personaId: 5 },
  { last: 20, personaId: 3 },
])('three merchants at $10 and one at $last a month', async ({ last, personaId }) => {
  const transactions = [
    ...gyms(['a', 'b', 'c'], 10),
    ...gyms(['d'], last),
    { date: daysBefore(3), amount: 2000 },
  ];
  expect((await decide({ transactions })).personaId).toBe(personaId);
});

test.each([
  // 3 × 10 of 300 is 10 %; of 303.03 it is 9.9 %. Each has a cent of spend more at asOf.
  { rest: 270 - 0.01, share: 0.1, personaId: 3 },
  { rest: 270, share: 30 / 300.01, personaId: 5 },
  { rest: 273.02, share: 0.099, personaId: 5 },
])('three merchants at a share of $share', async ({ rest, share, personaId }) => {
  const transactions = [...gyms(['a', 'b', 'c'], 10), { date: daysBefore(3), amount: rest }];
  const decision = await decide({ transactions });
  expect(decision.personaId).toBe(personaId);
  expect(decision.observed.shareOfSpend).toBeCloseTo(share, 6);
});

const transfers = (amount: number): Entry[] =>
  [0, 30, 60, 90, 120, 150].map((day) => ({
    date: daysBefore(day),
    amount: -amount,
    account: 'savings',
    category: 'TRANSFER_IN/SAVINGS',
  }));

test.each([
  { amount: 199.99, personaId: 5 },
  { amount: 200, personaId: 4 },
])('$amount put aside a month', async ({ amount, personaId }) => {
  const decision = await decide({ transactions: transfers(amount), accounts: [savings] });
  expect(decision.personaId).toBe(personaId);
  expect(decision.observed).toMatchObject({ savingsNetInflowMonthly: amount });
});

test.each([
  // 120 ÷ (6120 − 120) = 0.02; 120 ÷ (6120.01 − 120) is less.
  { balance: 6120, personaId: 4 },
  { balance: 6120.01, personaId: 5 },
])('savings of $balance that grew by $120', async ({ balance, personaId }) => {
  const accounts = [{ ...savings, balance }];
  expect((await decide({ transactions: transfers(20), accounts })).personaId).toBe(personaId);
});

test.each([
  { balance: 299.99, personaId: 4 },
  { balance: 300, personaId: 5 },
])('a saver with $balance on a card of $1,000', async ({ balance, personaId }) => {
  const accounts = [savings, card(balance, 1000), card(10, 1000, 'second')];
  expect((await decide({ transactions: transfers(200), accounts })).personaId).toBe(personaId);
});
