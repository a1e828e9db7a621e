import { describe, expect, test } from 'vitest';
import { acceptedFrom, jsonOf, type TransactionRow } from './read.ts';

const one = async (given: object) => (await acceptedFrom('json', jsonOf([given]))).transactions[0];
/** A test for each case, all of them read as one file: reading costs much more than a row does. */
function eachOf<Case extends readonly unknown[]>(
  cases: readonly Case[],
  givenOf: (one: Case) => object,
  title: string,
  check: (one: Case, row: Promise<TransactionRow | undefined>) => Promise<void>,
): void {
  const given = cases.map((one, index) => ({ transaction_id: `case ${index}`, ...givenOf(one) }));
  let file: Promise<TransactionRow[]> | null = null;
  const rowOf = async (index: number) => {
    file ??= acceptedFrom('json', jsonOf(given)).then(({ transactions }) => transactions);
    return (await file).find(({ transaction_id: id }) => id === `case ${index}`);
  };
  for (const [index, one] of cases.entries()) {
    test(title.replace(/%[sj]/, JSON.stringify(one[0])), () => check(one, rowOf(index)));
  }
}

describe('a transaction is read', () => {
  test('with every field in its column, and fields beyond those ignored', async () => {
    const given = { transaction_id: 't1', user_id: 'somebody else', colour: 'red' };
    expect(await one(given)).toEqual({
      source_row: 1,
      transaction_id: 't1',
      account_id: 'checking',
      date: '2026-03-01',
      amount: 12.5,
      merchant: 'Corner Bakery',
      merchant_key: 'corner bakery',
      channel: 'in store',
      category_primary: 'FOOD_AND_DRINK',
      category_detailed: 'FOOD_AND_DRINK_COFFEE_SHOPS',
      pending: false,
    });
  });

  eachOf(
    [
      ['2026-03-01', '2026-03-01'],
      ['2026-03-01T23:30:00-08:00', '2026-03-01'],
      ['2026-03-01T23:30:00Z', '2026-03-01'],
      ['2026-03-01 08:15:00.123', '2026-03-01'],
      ['3/1/2026', '2026-03-01'],
      ['03/01/2026', '2026-03-01'],
      ['12/31/2025', '2025-12-31'],
      ['2026-03-16', '2026-03-16'],
    ],
    ([given]) => ({ date: given }),
    'on the day that its date says: %s',
    async ([, date], row) => {
      expect(await row).toMatchObject({ date });
    },
  );

  eachOf(
    [
      [12.345, 12.35],
      [-12, -12],
      [0, 0],
      ['$1,234.56', 1234.56],
      ['1234.56', 1234.56],
      ['(12.00)', -12],
      ['($1,200)', -1200],
      ['-$5.10', -5.1],
      ['$-5.10', -5.1],
      ['-12', -12],
      ['.5', 0.5],
      [1e9, 1e9],
      ['1e3', 1000],
    ],
    ([given]) => ({ amount: given }),
    'with its amount: %s',
    async ([, amount], row) => {
      expect(await row).toMatchObject({ amount });
    },
  );
});

describe('a field has one of several spellings', () => {
  eachOf(
    [
      [true, true],
      ['True', true],
      ['true', true],
      [1, true],
      ['1', true],
      [false, false],
      ['False', false],
      [0, false],
      [null, false],
      ['', false],
    ],
    ([given]) => ({ pending: given }),
    'pending: %s',
    async ([, pending], row) => {
      expect(await row).toMatchObject({ pending });
    },
  );

  eachOf(
    [
      ['in_store', 'in store'],
      ['in-store', 'in store'],
      ['In Store', 'in store'],
      ['ONLINE', 'online'],
      ['other', 'other'],
      ['by mail', 'other'],
      [null, 'other'],
    ],
    ([given]) => ({ payment_channel: given }),
    'channel: %s',
    async ([, channel], row) => {
      expect(await row).toMatchObject({ channel });
    },
  );

  eachOf(
    [
      ['Food & Drink/Coffee Shops', 'FOOD_AND_DRINK', 'FOOD_AND_DRINK_COFFEE_SHOPS'],
      ['FOOD_AND_DRINK_COFFEE', 'FOOD_AND_DRINK', 'FOOD_AND_DRINK_COFFEE'],
      ['FOOD_AND_DRINK', 'FOOD_AND_DRINK', null],
      ['Pets', 'PETS', null],
      [{ primary: 'INCOME', detailed: 'INCOME_WAGES' }, 'INCOME', 'INCOME_WAGES'],
      [{ primary: 'Income', detailed: 'Wages' }, 'INCOME', 'INCOME_WAGES'],
      [{ primary: 'INCOME' }, 'INCOME', null],
      [{ detailed: 'TRANSFER_OUT_SAVINGS' }, 'TRANSFER_OUT', 'TRANSFER_OUT_SAVINGS'],
      [['Food and Drink', 'Bars'], 'FOOD_AND_DRINK', 'FOOD_AND_DRINK_BARS'],
      ['Café & Crème', 'CAFÉ_AND_CRÈME', null],
      ['&&&/', 'AND_AND_AND', null],
      ['???', 'UNCATEGORIZED', null],
      [null, 'UNCATEGORIZED', null],
    ],
    ([given]) => ({ personal_finance_category: given }),
    'category: %j',
    async ([, primary, detailed], row) => {
      expect(await row).toMatchObject({
        category_primary: primary,
        category_detailed: detailed,
      });
    },
  );
});

describe('a merchant is', () => {
  test('known by the id of its merchant, and shown by the name', async () => {
    expect(await one({ merchant_entity_id: 'M1', merchant_name: ' Joe\nBar ' })).toMatchObject({
      merchant: 'Joe Bar',
      merchant_key: 'M1',
    });
    expect(await one({ merchant_entity_id: 'M1', merchant_name: '' })).toMatchObject({
      merchant: 'M1',
    });
    expect(await one({ merchant_name: null })).toMatchObject({
      merchant: null,
      merchant_key: null,
    });
  });

  test('as text where a cell holds a formula', async () => {
    const formula = '=cmd|"/C calc"!A0';
    expect(await one({ merchant_name: formula })).toMatchObject({ merchant: formula });
  });
});
