import { describe, expect, test } from 'vitest';
import { faultsOf, jsonOf } from './read.ts';

const fault = async (given: object) => (await faultsOf('json', jsonOf([{}, given]))).errors;

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
