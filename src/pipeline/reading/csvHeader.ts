import { maximumColumns } from './limits.ts';
import { Refusal } from './report.ts';

/** Where each known column stands, and how many columns there are. */
export interface CsvHeader {
  delimiter: string;
  columns: number;
  positions: ReadonlyMap<CsvField, number>;
}

/** What a transaction is made of, as the statements of this folder name it. */
export const csvFields = [
  'transaction_id',
  'account_id',
  'date',
  'amount',
  'merchant_name',
  'merchant_entity_id',
  'payment_channel',
  'personal_finance_category',
  'personal_finance_category_primary',
  'personal_finance_category_detailed',
  'category',
  'pending',
] as const;
export type CsvField = (typeof csvFields)[number];

/** Without these nothing can be said; a channel is then "other", and nothing is pending. */
const required = ['account_id', 'date', 'amount'] as const;
const categories = [
  'personal_finance_category',
  'personal_finance_category_primary',
  'personal_finance_category_detailed',
  'category',
] as const;

/** The header row of a CSV file, whose delimiter is whatever stands in it most often. */
export function parseHeader(line: string): CsvHeader {
  const delimiter = delimiterOf(line);
  const names = split(line, delimiter).map(normalised);
  if (names.length > maximumColumns) throw tooManyColumns(names.length);
  const known = new Set<string>(csvFields);
  const positions = new Map<CsvField, number>();
  for (const [position, name] of names.entries()) {
    if (!known.has(name)) continue;
    if (positions.has(name as CsvField)) {
      throw Refusal.ofFile(`The column ${name} stands in the header twice. Keep one.`, name);
    }
    positions.set(name as CsvField, position);
  }
  refuseMissing(positions);
  return { delimiter, columns: names.length, positions };
}

const tooManyColumns = (count: number): Refusal =>
  Refusal.ofFile(
    `The header names ${count.toLocaleString('en-US')} columns, of which at most ${maximumColumns.toLocaleString('en-US')} are read. Leave out those that are no part of a transaction.`,
  );

function refuseMissing(positions: ReadonlyMap<CsvField, number>): void {
  const missing: string[] = required.filter((name) => !positions.has(name));
  if (!categories.some((name) => positions.has(name))) missing.push('personal_finance_category');
  if (missing.length === 0) return;
  if (positions.size === 0) {
    throw Refusal.ofFile(
      `The file has no header row. Its first line must name the columns: ${missing.join(', ')}.`,
    );
  }
  const [one] = missing;
  throw Refusal.ofFile(
    `The header lacks ${missing.length === 1 ? 'the column' : 'the columns'} ${missing.join(', ')}.`,
    missing.length === 1 && one !== undefined ? one : null,
  );
}

/** `Account ID`, `account-id` and `ACCOUNT_ID` are one name; so are `a.primary` and `a_primary`. */
const normalised = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_');

function delimiterOf(line: string): string {
  const bare = line.replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => bare.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, other) => (count(other) > count(best) ? other : best));
}

function split(line: string, delimiter: string): string[] {
  const names: string[] = [];
  let name = '';
  let quoted = false;
  for (const character of line) {
    if (character === '"') quoted = !quoted;
    else if (character === delimiter && !quoted) {
      names.push(name);
      name = '';
    } else name += character;
  }
  return [...names, name];
}
