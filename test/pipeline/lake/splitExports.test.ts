import fc from 'fast-check';
import { afterAll as afterTests, beforeAll, expect, test } from 'vitest';
import { fewOrMany } from '../../harness/volume.ts';
import { afterAll, combine } from './combined.ts';
import { type Lake, openLake } from './lake.ts';
import type { Tables, TransactionGiven } from './tables.ts';

let lake: Lake;
beforeAll(async () => {
  lake = await openLake();
});
afterTests(() => lake.close());

const numRuns = fewOrMany(4, 100);

/** So few values that much is alike. */
const content = {
  account_id: fc.constantFrom('checking', 'savings'),
  date: fc.constantFrom('2026-03-01', '2026-03-02'),
  amount: fc.constantFrom(12.5, -12.5, 0.01),
  merchant: fc.constantFrom('Corner Bakery', null),
  merchant_key: fc.constantFrom('corner bakery', null),
  category_detailed: fc.constantFrom('FOOD_AND_DRINK_COFFEE', null),
  pending: fc.boolean(),
};

interface Seen {
  row: TransactionGiven;
  /** Which uploads have it; a bit for each. */
  uploads: number;
  /** Which of them saw it while it was pending, with another amount; one at least saw it settled. */
  pendingIn: number;
}

const seen: fc.Arbitrary<Seen> = fc
  .record({
    row: fc.record({
      ...content,
      transaction_id: fc.option(fc.constantFrom('t1', 't2', 't3', 't4', 't5')),
    }),
    uploads: fc.integer({ min: 1, max: 7 }),
    pendingIn: fc.integer({ min: 0, max: 7 }),
  })
  .map(({ row, uploads, pendingIn }) => {
    const isSettled = !row.pending && (uploads & ~pendingIn) !== 0;
    const hasPended = row.transaction_id !== null && isSettled;
    return { row, uploads, pendingIn: hasPended ? pendingIn : 0 };
  });

/** As reading leaves them: no id twice in an account, nor a content without an id. */
const whole = fc.uniqueArray(seen, {
  minLength: 1,
  maxLength: 30,
  selector: ({ row }) =>
    typeof row.transaction_id === 'string'
      ? `${row.account_id} ${row.transaction_id}`
      : JSON.stringify(row),
});

const order = fc.constantFrom([0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]);

/** What one of the uploads has of the transactions. */
const partOf = (transactions: readonly Seen[], upload: number) =>
  transactions.flatMap(({ row, uploads, pendingIn }): TransactionGiven[] => {
    const bit = 1 << upload;
    if ((uploads & bit) === 0) return [];
    return [(pendingIn & bit) === 0 ? row : { ...row, amount: 40, pending: true }];
  });

const balances = {
  accounts: [{ account_id: 'checking', balance_current: 5 }, { account_id: 'savings' }],
  liabilities: [{ account_id: 'savings', minimum_payment_amount: 25 }],
};

test('splitting an export into overlapping uploads, in any order, changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(whole, order, async (transactions, uploadOrder) => {
      const one: Tables = { transactions: transactions.map(({ row }) => row), ...balances };
      const parts = uploadOrder
        .map((upload) => ({ transactions: partOf(transactions, upload), ...balances }))
        .filter((part) => part.transactions.length > 0);
      const wanted = await combine(lake, [], one);
      for (const combined of await afterAll(lake, parts)) expect(combined).toEqual(wanted);
    }),
    { numRuns },
  );
}, 120_000);
