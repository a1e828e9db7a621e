import { describe, expect, test } from 'vitest';
import { acceptedFrom, faultsOf, jsonOf, type TransactionRow } from './read.ts';

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

const fault = async (given: object) => (await faultsOf('json', jsonOf([{}, given]))).errors;

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

describe('a transaction is refused, with row, field and message', () => {
  const cases: [field: string, value: unknown, message: string][] = [
    ['account_id', null, 'account_id is missing.'],
    ['account_id', '  ', 'account_id is missing.'],
    ['account_id', 'x'.repeat(201), 'account_id is longer than 200 characters.'],
    ['transaction_id', 'x'.repeat(201), 'transaction_id is longer than 200 characters.'],
    ['date', null, 'date is missing.'],
    ['date', '2026-02-30', '"2026-02-30" is not a date.'],
    ['date', '31.12.2025', '"31.12.2025" is not a date.'],
    ['date', '13/1/2026', '"13/1/2026" is not a date.'],
    ['date', '1/2/26', '"1/2/26" is not a date.'],
    ['date', '0026-01-01', '"0026-01-01" is not a date.'],
    ['date', '2026-03-17', '"2026-03-17" lies in the future.'],
    ['amount', null, 'amount is missing.'],
    ['amount', 'twelve', '"twelve" is not an amount.'],
    ['amount', '12,34', '"12,34" is not an amount.'],
    ['amount', '(12', '"(12" is not an amount.'],
    ['amount', '(-12)', '"(-12)" is not an amount.'],
    ['amount', '--12', '"--12" is not an amount.'],
    ['amount', '-$-12', '"-$-12" is not an amount.'],
    ['amount', '1_000', '"1_000" is not an amount.'],
    ['amount', 'NaN', '"NaN" is not an amount.'],
    ['amount', '0x10', '"0x10" is not an amount.'],
    ['amount', 1000000000.01, '"1000000000.01" is too large.'],
    ['amount', '1e400', '"1e400" is too large.'],
    ['amount', { value: 1 }, '"{"value":1}" is not an amount.'],
    ['pending', 'maybe', '"maybe" is neither true nor false.'],
    ['pending', 2, '"2" is neither true nor false.'],
  ];
  let report: ReturnType<typeof faultsOf> | null = null;

  test.each(cases.map((one, index) => [...one, index] as const))(
    '%s %j',
    async (field, value, message, index) => {
      const given = cases.map(([name, wrong]) => ({ [name]: wrong }));
      report ??= faultsOf('json', jsonOf([{}, ...given]));
      const { errors } = await report;
      const row = index + 2;
      expect(errors.filter((error) => error.row === row)).toEqual([
        { row, field, message: expect.stringContaining(message) },
      ]);
      expect(value).toEqual(given[index]?.[field]);
    },
  );

  test('of the file at most 40 characters are quoted', async () => {
    const [error] = await fault({ amount: 'abc '.repeat(1000) });
    expect(error?.message).toMatch(/^".{39}…" is not an amount/);
  });

  test('a thing that is no transaction names what it lacks', async () => {
    const { errors, count } = await faultsOf('json', '{"transactions":[1,null,"x",[],{}]}');
    expect(count).toBe(15);
    expect(errors.slice(0, 3)).toMatchObject([
      { row: 1, field: 'account_id' },
      { row: 1, field: 'amount' },
      { row: 1, field: 'date' },
    ]);
  });

  test('the first 100 faults are listed in the order of the file, and all are counted', async () => {
    const wrong = Array.from({ length: 150 }, () => ({ amount: 'x' }));
    const report = await faultsOf('json', jsonOf(wrong));
    expect(report.count).toBe(150);
    expect(report.errors.map(({ row }) => row)).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 1),
    );
  });
});
