import { expect, test } from 'vitest';
import { fewOrMany } from '../../harness/volume.ts';
import { acceptedFrom } from './read.ts';

const seedCount = fewOrMany(2, 15);

/** A small generator with a seed, so that a failure can be seen again. */
function random(seed: number) {
  let state = seed;
  const below = (limit: number): number => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
  const one = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error('Nothing to choose from.');
    return item;
  };
  const shuffled = <Item>(items: readonly Item[]): Item[] =>
    items
      .map((item) => ({ item, key: below(1e9) }))
      .sort((left, right) => left.key - right.key)
      .map(({ item }) => item);
  return { below, one, shuffled };
}
type Random = ReturnType<typeof random>;

const names = ['Joe "the" Bar', 'A, B & C', 'Zoë;\tCafé', 'two\nlines', ' padded ', '=1+1', null];
const categories = [
  { primary: 'FOOD_AND_DRINK', detailed: 'FOOD_AND_DRINK_COFFEE' },
  'Food & Drink/Coffee Shops',
  'INCOME_WAGES',
  null,
];

function transaction({ below, one }: Random, index: number) {
  return {
    transaction_id: one([`t${index}`, null]),
    account_id: `account ${below(3)}`,
    date: `2025-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`,
    amount: (below(2_000_000) - 1_000_000) / 100,
    merchant_name: one(names),
    merchant_entity_id: one(['m1', 'm2', null]),
    payment_channel: one(['online', 'in_store', 'in-store', 'other', null]),
    personal_finance_category: one(categories),
    pending: one([true, false]),
  };
}
type Transaction = ReturnType<typeof transaction>;

const written: Record<string, (amount: number) => string> = {
  plain: String,
  dollars: (amount) => `${amount < 0 ? '-' : ''}$${Math.abs(amount).toLocaleString('en-US')}`,
  brackets: (amount) => (amount < 0 ? `(${(-amount).toLocaleString('en-US')})` : amount.toFixed(2)),
};

function usDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${month}/${day}/${year}`;
}

/** The same transactions as CSV, written in one of the many ways. */
function csvOf({ one, shuffled }: Random, rows: readonly Transaction[]): string {
  const delimiter = one([',', ';', '\t']);
  const lineEnd = one(['\n', '\r\n']);
  const amount = one(Object.values(written));
  const date = one([(day: string) => day, usDate, (day: string) => `${day}T12:30:00Z`]);
  const flag = one([(value: boolean) => (value ? 'True' : 'False'), (value: boolean) => value]);
  const always = one([true, false]);
  const cell = (value: unknown) => {
    const text =
      typeof value === 'object' && value !== null ? JSON.stringify(value) : `${value ?? ''}`;
    const needed = always || /[",;\t\n]/.test(text);
    return needed ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const columns = shuffled(Object.keys(rows[0] ?? {}));
  const lines = rows.map((row) => {
    const values: Record<string, unknown> = {
      ...row,
      amount: amount(row.amount),
      date: date(row.date),
      pending: flag(row.pending),
    };
    return columns.map((column) => cell(values[column])).join(delimiter);
  });
  const mark = one(['\ufeff', '']);
  return `${mark}${columns.join(delimiter)}${lineEnd}${lines.join(lineEnd)}${one([lineEnd, ''])}`;
}

/** What stands in the table, whatever the order of the file. */
async function table(fileType: 'csv' | 'json', content: string): Promise<string[]> {
  const { transactions } = await acceptedFrom(fileType, content);
  return transactions.map(({ source_row: _, ...rest }) => JSON.stringify(rest)).sort();
}

test('the same transactions give the same table as JSON and as CSV, in any order', async () => {
  for (let seed = 1; seed <= seedCount; seed += 1) {
    const chance = random(seed * 7919);
    const rows = Array.from({ length: 1 + chance.below(40) }, (_, index) =>
      transaction(chance, index),
    );
    const json = await table('json', JSON.stringify({ transactions: rows }));
    const turned = await table('json', JSON.stringify({ transactions: chance.shuffled(rows) }));
    const csv = await table('csv', csvOf(chance, chance.shuffled(rows)));
    expect(turned, `seed ${seed}`).toEqual(json);
    expect(csv, `seed ${seed}`).toEqual(json);
  }
});
