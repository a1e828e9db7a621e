import { describe, expect, test } from 'vitest';
import { acceptedFrom, faultsOf } from './read.ts';

const header = 'account_id,date,amount,merchant_name,personal_finance_category,pending';
const row = 'checking,2026-03-01,12.50,Corner Bakery,Food & Drink/Coffee Shops,False';
const expected = {
  source_row: 1,
  account_id: 'checking',
  date: '2026-03-01',
  amount: 12.5,
  merchant: 'Corner Bakery',
  channel: 'other',
  category_primary: 'FOOD_AND_DRINK',
  category_detailed: 'FOOD_AND_DRINK_COFFEE_SHOPS',
  pending: false,
};

const rowsOf = async (content: string) => (await acceptedFrom('csv', content)).transactions;

describe('a CSV file is read', () => {
  test.each([
    ['with line feeds', `${header}\n${row}\n`],
    ['without a line end at its end', `${header}\n${row}`],
    ['with carriage returns and line feeds', `${header}\r\n${row}\r\n`],
    ['with carriage returns', `${header}\r${row}\r`],
    ['with mixed line ends', `${header}\r\n${row}\n`],
    ['with a byte order mark', `\ufeff${header}\n${row}\n`],
    ['with blank lines', `\n${header}\n\n${row}\n\n`],
    ['with blank lines of another kind', ` \r\n\r\n${header}\r\n\r\n${row}\r\n`],
    ['with semicolons', `${header}\n${row}\n`.replaceAll(',', ';')],
    ['with tabs', `${header}\n${row}\n`.replaceAll(',', '\t')],
    ['with quoted fields', `${header}\n${row}`.replace(/[^,\n]+/g, '"$&"')],
    ['with spaces around the fields', `${header}\n${row}`.replaceAll(',', ' , ')],
    ['with a header in other letters', `${header.toUpperCase().replaceAll('_', ' ')}\n${row}`],
    ['with unknown columns', `${header},user_id,\n${row},u1,\n`],
  ])('%s', async (_, content) => {
    expect(await rowsOf(content)).toMatchObject([expected]);
  });

  test('with delimiters, quotes and line ends inside quoted fields', async () => {
    const quoted = row.replace('Corner Bakery', '"Corner, ""The""\r\nBakery"');
    const plain = row.replace('Corner Bakery', 'Joe"s Bar');
    expect(await rowsOf(`${header}\r\n${quoted}\r\n${plain}\n`)).toMatchObject([
      { source_row: 1, merchant: 'Corner, "The" Bakery' },
      { source_row: 2, merchant: 'Joe"s Bar' },
    ]);
  });

  test('with amounts as people write them', async () => {
    const lines = ['"$1,234.56"', '1234.57', '(12.00)', '-12.5', '"(1,200.5)"'].map((amount) =>
      row.replace('12.50', amount),
    );
    const rows = await rowsOf(`${header}\n${lines.join('\n')}`);
    expect(rows.map(({ amount }) => amount)).toEqual([1234.56, 1234.57, -12, -12.5, -1200.5]);
  });

  test.each([
    ['personal_finance_category', 'INCOME_WAGES'],
    ['category', 'Income/Wages'],
    ['personal_finance_category', '"{""primary"":""INCOME"",""detailed"":""INCOME_WAGES""}"'],
    ['personal_finance_category.primary,personal_finance_category.detailed', 'INCOME,INCOME_WAGES'],
    ['personal_finance_category.detailed,category', 'INCOME_WAGES,else'],
    ['category,personal_finance_category', 'else,INCOME_WAGES'],
  ])('with its category in %s', async (columns, cells) => {
    expect(await rowsOf(`account_id,date,amount,${columns}\na,3/1/2026,1,${cells}`)).toMatchObject([
      { category_primary: 'INCOME', category_detailed: 'INCOME_WAGES' },
    ]);
  });

  test('without rows of nothing but delimiters, which count as rows all the same', async () => {
    expect(await rowsOf(`${header}\n,,,,,\n${row}\n , ,,,,\n`)).toMatchObject([
      { ...expected, source_row: 2 },
    ]);
  });
});

describe('a CSV file is refused', () => {
  test.each([
    ['a row with too few fields', `${header}\n${row}\nchecking,2026-03-01`, 2, 'has 2 fields'],
    ['a row with too many fields', `${header}\n${row},x\n${row}`, 1, 'has 7 fields'],
    ['a quote without an end', `${header}\n${row}\n"${row}\n${row}\n`, 2, 'never ends'],
    [
      'text behind a closing quote',
      `${header}\n${row.replace('12.50', '"1"2')}`,
      1,
      'closing quote',
    ],
  ])('for %s', async (_, content, atRow, message) => {
    expect(await faultsOf('csv', content)).toEqual({
      count: 1,
      errors: [{ row: atRow, field: null, message: expect.stringContaining(message) }],
    });
  });

  test('for a bad value, with the row counted from 1 after the header', async () => {
    const wrong = row.replace('12.50', 'abc');
    expect(
      (await faultsOf('csv', `${header}\n"${row.replace(',', '",')}\n\n${wrong}`)).errors,
    ).toEqual([
      { row: 2, field: 'amount', message: expect.stringContaining('"abc" is not an amount') },
    ]);
  });

  test.each([
    ['id,when\n1,2', null, 'The file has no header row'],
    [row, null, 'The file has no header row'],
    ['{"transactions":[]}', null, 'The file has no header row'],
    ['account_id,memo\n1,2', null, 'lacks the columns date, amount, personal_finance_category.'],
    ['account_id,date,category\n1,2,3', 'amount', 'lacks the column amount.'],
    [`${header},Amount\n${row},1`, 'amount', 'The column amount stands in the header twice'],
  ])('for its header: %s', async (content, field, message) => {
    expect(await faultsOf('csv', content)).toEqual({
      count: 1,
      errors: [{ row: null, field, message: expect.stringContaining(message) }],
    });
  });
});
