import { describe, expect, test } from 'vitest';
import { acceptedFrom, faultsOf } from '../reading/read.ts';

// What reading/hostile.test.ts, reading/csv.test.ts and reading/transactions.test.ts do not show yet.

const header = 'account_id,date,amount,category';
const row = 'a,2026-03-01,1,x';
/** A file of the usual columns and further ones, each as the given text. */
const wide = (columns: number, name: string): string =>
  `${header}${`,${name}`.repeat(columns - 4)}\n${row}${','.repeat(columns - 4)}\n`;
const digits = '9'.repeat(900_000);

const rowsOf = async (content: string) => (await acceptedFrom('csv', content)).transactions;

describe('U4: a bomb of columns', () => {
  test('10,000 columns are read, all but the known ones ignored', async () => {
    expect(await rowsOf(wide(10_000, 'x'))).toMatchObject([{ account_id: 'a', amount: 1 }]);
  });

  test('100,000 columns are refused', async () => {
    expect(await faultsOf('csv', wide(100_000, 'x'))).toMatchObject({
      count: 1,
      errors: [{ row: null, field: null, message: expect.stringContaining('columns') }],
    });
  });
});

describe('U4: formulas in cells', () => {
  test.each(['=1+1', '+1+1', '@SUM(A1:A9)', '-1+1', "=cmd|' /C calc'!A0", '\t=1'])(
    '%s is a text where texts are allowed',
    async (formula) => {
      const quoted = `"${formula}"`;
      const [read] = await rowsOf(`merchant_name,${header}\n${quoted},${quoted},2026-03-01,1,x\n`);
      expect(read).toMatchObject({ merchant: formula.trim(), account_id: formula.trim() });
    },
  );

  test.each([
    ['date', 'a,=TODAY(),1,x', '"=TODAY()" is not a date'],
    ['amount', 'a,2026-03-01,=1+1,x', '"=1+1" is not an amount'],
    ['amount', 'a,2026-03-01,+1+1,x', '"+1+1" is not an amount'],
  ])('of a %s is a fault: %s', async (field, line, message) => {
    expect(await faultsOf('csv', `${header}\n${row}\n${line}\n`)).toEqual({
      count: 1,
      errors: [{ row: 2, field, message: expect.stringContaining(message) }],
    });
  });

  test('as the name of a column is an unknown column', async () => {
    expect(await rowsOf(`=1+1,${header}\n=2,${row}\n`)).toMatchObject([{ account_id: 'a' }]);
  });
});

describe('U4: quotes and marks', () => {
  test.each([
    ['alone', '"', null, 'no header row'],
    ['before the header', `"${header}\n${row}\n`, null, 'no header row'],
    ['as the only row', `${header}\n"`, 1, 'never ends'],
    ['as the last row', `${header}\n${row}\n"\n`, 2, 'never ends'],
  ])('a lone quote %s is refused', async (_, content, atRow, message) => {
    expect(await faultsOf('csv', content)).toEqual({
      count: 1,
      errors: [{ row: atRow, field: null, message: expect.stringContaining(message) }],
    });
  });

  test('a byte order mark before a quoted header belongs to no name', async () => {
    const quoted = header.replace('account_id', '"account_id"');
    expect(await rowsOf(`\ufeff${quoted}\n${row}\n`)).toMatchObject([{ account_id: 'a' }]);
  });

  test('a byte order mark before a row, as where files were joined, is left out too', async () => {
    const joined = `${header}\n${row}\n\ufeffb,2026-03-01,1,x\nc\ufeff,2026-03-01,1,x\n`;
    const rows = await rowsOf(joined);
    expect(rows.map(({ account_id }) => account_id)).toEqual(['a', 'b', 'c\ufeff']);
  });
});

describe('U4: names that objects have', () => {
  test('are unknown columns in a header, and texts in a cell', async () => {
    const names = '__proto__,constructor,toString';
    const rows = await rowsOf(`${names},merchant_name,${header}\n1,2,3,__proto__,${row}\n`);
    expect(rows).toMatchObject([{ merchant: '__proto__', merchant_key: '__proto__' }]);
  });

  test('are no header', async () => {
    const { errors } = await faultsOf('csv', '__proto__,constructor\n1,2\n');
    expect(errors).toMatchObject([{ message: expect.stringContaining('no header row') }]);
  });
});

describe('U4: values beyond all bounds', () => {
  test('a number of 900,000 digits is too large, and quoted in 40 characters', async () => {
    const { errors } = await faultsOf('csv', `${header}\na,2026-03-01,${digits},x\n`);
    expect(errors).toEqual([
      { row: 1, field: 'amount', message: expect.stringMatching(/^"9{39}…" is too large/) },
    ]);
  });

  test('a date and an id of 900,000 characters are faults', async () => {
    const lines = `a,${digits},1,x\n${digits},2026-03-01,1,x\n`;
    expect((await faultsOf('csv', `${header}\n${lines}`)).errors).toMatchObject([
      { row: 1, field: 'date', message: expect.stringContaining('is not a date') },
      { row: 2, field: 'account_id', message: expect.stringContaining('longer than 200') },
    ]);
  });

  test('an id twice is kept once, and with other content a fault', async () => {
    const lines = [`t1,${row}`, `t1,${row}`, 't1,a,2026-03-01,2,x'];
    const named = (count: number) =>
      `transaction_id,${header}\n${lines.slice(0, count).join('\n')}`;
    expect(await rowsOf(named(2))).toHaveLength(1);
    expect((await faultsOf('csv', named(3))).errors).toMatchObject([
      { row: 3, field: 'transaction_id', message: expect.stringContaining('Row 1 has the same') },
    ]);
  });
});
