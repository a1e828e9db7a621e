import { afterAll as afterTests, beforeAll, describe, expect, test } from 'vitest';
import { afterAll, type Combined, combine } from './combined.ts';
import { type Lake, openLake } from './lake.ts';
import type { Tables, TransactionGiven } from './tables.ts';

let lake: Lake;
beforeAll(async () => {
  lake = await openLake();
});
afterTests(() => lake.close());

type Rows = readonly TransactionGiven[];

/** What remains of uploads, oldest first; processing the last and computing anew must agree. */
async function remaining(...uploads: Tables[]): Promise<Combined> {
  const [processed, computed] = await afterAll(lake, uploads);
  if (processed === undefined) throw new Error('nothing was combined');
  expect(computed).toEqual(processed);
  return processed;
}

const transactionsOf = async (...uploads: Rows[]) =>
  (await remaining(...uploads.map((transactions) => ({ transactions })))).transactions;

/** The same, whichever upload came first. */
async function inAnyOrder(first: Rows, second: Rows) {
  const transactions = await transactionsOf(first, second);
  expect(await transactionsOf(second, first)).toEqual(transactions);
  return transactions;
}

describe('transactions with an id', () => {
  test('are kept once for each account', async () => {
    const both = [{ transaction_id: 't1' }, { transaction_id: 't1', account_id: 'savings' }];
    expect(await inAnyOrder(both, [...both, { transaction_id: 't2' }])).toHaveLength(3);
  });

  test('of equal content but other ids are all kept', async () => {
    expect(await inAnyOrder([{ transaction_id: 't1' }], [{ transaction_id: 't2' }])).toHaveLength(
      2,
    );
  });

  test('are kept as the latest upload has them', async () => {
    const found = await transactionsOf(
      [{ transaction_id: 't1', category_primary: 'TRAVEL', date: '2026-03-05' }],
      [{ transaction_id: 't1', category_primary: 'MEDICAL' }],
      [{ transaction_id: 't1', category_primary: 'FOOD_AND_DRINK' }],
    );
    expect(found).toMatchObject([{ category_primary: 'FOOD_AND_DRINK', date: '2026-03-01' }]);
  });

  test('that were pending and are posted under the same id are posted, whichever came first', async () => {
    const found = await inAnyOrder(
      [{ transaction_id: 't1', amount: 40, pending: true }],
      [{ transaction_id: 't1', amount: 48 }],
    );
    expect(found).toMatchObject([{ amount: 48, pending: false }]);
  });
});

describe('transactions without an id', () => {
  test('are kept once for each content', async () => {
    const differing: Rows = [
      { account_id: 'savings' },
      { date: '2026-03-02' },
      { amount: 12.51 },
      { merchant: null },
      { merchant_key: null },
      { channel: 'online' },
      { category_primary: 'TRAVEL' },
      { category_detailed: 'FOOD_AND_DRINK_COFFEE' },
      { pending: true },
    ];
    expect(await inAnyOrder([{}, ...differing], [...differing, {}])).toHaveLength(10);
  });

  test('are left out where one with an id says the same, whichever came first', async () => {
    const nothing = { merchant: null, merchant_key: null };
    const found = await inAnyOrder(
      [{}, { amount: 13 }, nothing],
      [{ transaction_id: 't1' }, { transaction_id: 't2', ...nothing }],
    );
    expect(found).toMatchObject([
      { transaction_id: 't1', amount: 12.5 },
      { transaction_id: 't2', merchant: null },
      { transaction_id: null, amount: 13 },
    ]);
  });

  test('are left out where one with an id said the same before it was corrected', async () => {
    const uploads: Rows[] = [
      [{}],
      [{ transaction_id: 't1' }],
      [{ transaction_id: 't1', amount: 13 }],
    ];
    expect(await transactionsOf(...uploads)).toMatchObject([{ transaction_id: 't1', amount: 13 }]);
  });

  test('are combined with the ids of their own upload by the same rule', async () => {
    const mixed = [{}, { transaction_id: 't1' }, { merchant: null, merchant_key: null }];
    expect(await transactionsOf(mixed)).toEqual(await transactionsOf([{}], mixed));
    expect(await transactionsOf(mixed)).toHaveLength(2);
  });
});

test('a pending transaction that is posted under another id stays beside it, for no signal to see', async () => {
  const found = await inAnyOrder(
    [{ transaction_id: 'p1', pending: true }],
    [{ transaction_id: 't1' }],
  );
  expect(found).toMatchObject([{ pending: true }, { pending: false }]);
});

describe('accounts and liabilities', () => {
  const known = (date: string, amount: number): Tables => ({
    transactions: [{ transaction_id: date, date }],
    accounts: [{ account_id: 'visa', balance_current: amount }],
    liabilities: [{ account_id: 'visa', minimum_payment_amount: amount }],
  });

  test('are those of the upload with the newest transaction, whichever came first', async () => {
    const [older, newer] = [known('2026-02-28', 100), known('2026-03-01', 200)];
    for (const uploads of [
      [older, newer],
      [newer, older],
      [newer, older, older],
    ]) {
      expect(await remaining(...uploads)).toMatchObject({
        accounts: [{ account_id: 'visa', type: 'depository', balance_current: 200 }],
        liabilities: [{ account_id: 'visa', minimum_payment_amount: 200 }],
      });
    }
  });

  test('are those of the later upload where both end on the same day', async () => {
    const [first, second] = [known('2026-03-01', 100), known('2026-03-01', 200)];
    for (const [uploads, amount] of [
      [[first, second], 200],
      [[second, first], 100],
      [[first, second, first], 100],
    ] as const) {
      expect(await remaining(...uploads)).toMatchObject({
        accounts: [{ balance_current: amount }],
        liabilities: [{ minimum_payment_amount: amount }],
      });
    }
  });

  test('that only one upload knows remain', async () => {
    const other: Tables = {
      transactions: [{ account_id: 'savings', date: '2026-03-05' }],
      accounts: [{ account_id: 'savings', balance_current: 7 }],
    };
    const { accounts, liabilities } = await remaining(known('2026-02-01', 100), other);
    expect(accounts).toMatchObject([{ account_id: 'savings' }, { account_id: 'visa' }]);
    expect(liabilities).toMatchObject([{ account_id: 'visa', minimum_payment_amount: 100 }]);
  });
});

test('an upload without earlier ones, and no upload at all, stay as they are', async () => {
  const alone: Tables = { transactions: [{ transaction_id: 't1' }, { transaction_id: 't2' }] };
  expect((await combine(lake, [], alone)).transactions).toHaveLength(2);
  expect(await combine(lake, [], null)).toEqual({
    transactions: [],
    accounts: [],
    liabilities: [],
  });
});
