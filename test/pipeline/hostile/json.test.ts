import { describe, expect, test } from 'vitest';
import { acceptedFrom, faultsOf, fine, jsonOf } from '../reading/read.ts';

// What reading/hostile.test.ts and its neighbours do not show yet.

const transaction = JSON.stringify(fine);
const levels = 100_000;

const rowsOf = async (content: string) => (await acceptedFrom('json', content)).transactions;

describe('U4: 100,000 levels', () => {
  test.each([
    ['objects', '{"transactions":'.repeat(levels)],
    ['lists in objects', '{"transactions":['.repeat(levels)],
    ['closed again', `{"transactions":[${'['.repeat(levels)}${']'.repeat(levels)}]}`],
    ['in a field of no name', `{"transactions":[${transaction}],"x":${'[{"":'.repeat(levels)}`],
  ])('are refused: %s', async (_, content) => {
    expect(await faultsOf('json', content)).toMatchObject({
      count: 1,
      errors: [{ row: null, message: expect.stringContaining('deeper than 32 levels') }],
    });
  });

  test('inside a text are text', async () => {
    const note = '[{"a":'.repeat(levels);
    expect(await rowsOf(jsonOf([{ note }]))).toHaveLength(1);
  });

  test('a nest in the place of a text is that text', async () => {
    expect(await rowsOf(jsonOf([{ account_id: [[['a']]] }]))).toMatchObject([
      { account_id: '[[["a"]]]' },
    ]);
  });
});

describe('U4: of keys that stand twice the first counts', () => {
  test('in the file', async () => {
    const lists = `"transactions":[${transaction}],"transactions":[${transaction},{}]`;
    expect(await rowsOf(`{${lists}}`)).toHaveLength(1);
    expect(await rowsOf(`{"transactions":[${transaction}],"transactions":5}`)).toHaveLength(1);
    const { errors } = await faultsOf('json', `{"transactions":5,"transactions":[${transaction}]}`);
    expect(errors).toMatchObject([{ message: expect.stringContaining('is not a list') }]);
  });

  test('in a transaction, an account and its balances', async () => {
    const twice = (text: string, name: string, value: unknown) =>
      text.replace(new RegExp(`"${name}":[^,}]+`), `$&,"${name}":${JSON.stringify(value)}`);
    const account = JSON.stringify({
      account_id: 'checking',
      type: 'depository',
      balances: { current: 5 },
    });
    const { transactions, accounts } = await acceptedFrom(
      'json',
      `{"transactions":[${twice(transaction, 'amount', 'x')}],
        "accounts":[${twice(twice(account, 'current', 'x'), 'type', 'credit')}]}`,
    );
    expect(transactions).toMatchObject([{ amount: 12.5 }]);
    expect(accounts).toMatchObject([{ type: 'depository', balance_current: 5 }]);
  });
});

describe('U4: names that objects have', () => {
  test('are unknown fields, and change no object of this process', async () => {
    const polluting = `"__proto__":{"polluted":1,"amount":5},"constructor":{"prototype":{}}`;
    const rows = await rowsOf(
      `{${polluting},"transactions":[{${polluting},${transaction.slice(1)}]}`,
    );
    expect(rows).toMatchObject([{ amount: 12.5 }]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  test('lend nothing to what is missing', async () => {
    const { errors } = await faultsOf('json', `{"__proto__":{"transactions":[${transaction}]}}`);
    expect(errors).toMatchObject([{ field: 'transactions' }]);
    const given = `{"__proto__":${transaction}}`;
    const report = await faultsOf('json', `{"transactions":[${given}]}`);
    expect(report.errors.map(({ field }) => field)).toEqual(['account_id', 'amount', 'date']);
  });
});

describe('U4: single values', () => {
  test('a byte order mark before the object is no part of it', async () => {
    expect(await rowsOf(`\ufeff${jsonOf([{}])}`)).toHaveLength(1);
  });

  test('a lone quote is no JSON', async () => {
    const { errors } = await faultsOf('json', '"');
    expect(errors).toMatchObject([{ message: expect.stringContaining('not valid JSON') }]);
  });

  test('a number of nine million digits is too large, and quoted in 40 characters', async () => {
    const long = transaction.replace('12.5', '9'.repeat(9_000_000));
    expect((await faultsOf('json', `{"transactions":[${long}]}`)).errors).toEqual([
      { row: 1, field: 'amount', message: expect.stringMatching(/^"9{39}…" is too large/) },
    ]);
  });

  test.each([
    ['1e-400', 0],
    ['-0', 0],
    ['-1E+2', -100],
  ])('the number %s is the amount %d', async (written, amount) => {
    const [read] = await rowsOf(`{"transactions":[${transaction.replace('12.5', written)}]}`);
    expect(read?.amount).toBeCloseTo(amount, 10);
  });

  test.each(['NaN', 'Infinity', '-Infinity'])('%s is no amount', async (written) => {
    const content = `{"transactions":[${transaction.replace('12.5', written)}]}`;
    expect((await faultsOf('json', content)).errors).toMatchObject([
      { row: 1, field: 'amount', message: expect.stringContaining('is not an amount') },
    ]);
  });

  test.each(['0x10', '1_000', '01', '1.', '.5'])('%s is no JSON', async (written) => {
    const content = `{"transactions":[${transaction.replace('12.5', written)}]}`;
    expect((await faultsOf('json', content)).errors).toMatchObject([
      { message: expect.stringContaining('not valid JSON') },
    ]);
  });
});
