import { Random } from '../../random.ts';
import { categories } from '../kinds.ts';
import type { Bank, CsvStyle } from './bank.ts';
import type { Line } from './statement.ts';

/** A transaction by the names of its columns. */
export type CsvRow = Record<string, string>;

/** The columns of a bank's CSV, in the bank's own order. */
export function csvRowsOf(bank: Bank, seed: string, lines: readonly Line[]): CsvRow[] {
  const random = new Random(`columns of ${seed}`);
  const rows = lines.map((line) => rowOf(bank, line));
  const order = random.sample(Object.keys(rows[0] ?? {}), Number.POSITIVE_INFINITY);
  return rows.map((row) => Object.fromEntries(order.map((name) => [name, row[name] ?? ''])));
}

function rowOf(bank: Bank, line: Line): CsvRow {
  const { csv } = bank;
  return {
    ...(line.id === null ? {} : { transaction_id: line.id }),
    account_id: line.accountId,
    date: csv.hasUsDates ? usDate(line.date) : line.date,
    amount: csv.hasDollarSigns ? withDollarSign(line.cents) : plainAmount(line.cents),
    merchant_name: line.merchant ?? '',
    ...(bank.hasEntityIds ? { merchant_entity_id: line.entityId ?? '' } : {}),
    payment_channel: line.channel,
    ...categoryOf(bank, line),
    pending: bank.inWords ? (line.pending ? 'True' : 'False') : String(line.pending),
    iso_currency_code: 'USD',
  };
}

function categoryOf({ inWords, csv }: Bank, { kind }: Line): CsvRow {
  const { code, words } = categories[kind];
  const [primary, detail] = code;
  const detailed = `${primary}_${detail}`;
  if (inWords) return { category: words };
  if (!csv.splitsCategory) return { personal_finance_category: detailed };
  return {
    personal_finance_category_primary: primary,
    personal_finance_category_detailed: detailed,
  };
}

/** Rows as the text of a file. */
export function csvOf(style: CsvStyle, rows: readonly CsvRow[]): string {
  const names = Object.keys(rows[0] ?? {});
  const line = (cells: readonly string[]) =>
    cells.map((cell) => quotedIfNeeded(style, cell)).join(style.delimiter);
  const header = names.map((name) => (style.hasTitles ? titleOf(name) : name));
  const lines = [line(header), ...rows.map((row) => line(names.map((name) => row[name] ?? '')))];
  const mark = style.hasByteOrderMark ? '\uFEFF' : '';
  return `${mark}${lines.join(style.lineEnd)}${style.lineEnd}`;
}

/** `transaction_id` → `Transaction Id` */
const titleOf = (name: string): string =>
  name
    .split('_')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ');

const quotedIfNeeded = ({ delimiter }: CsvStyle, cell: string): string =>
  cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;

const plainAmount = (cents: number): string => (cents / 100).toFixed(2);

const inDollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });

function withDollarSign(cents: number): string {
  const amount = inDollars.format(Math.abs(cents) / 100);
  return cents < 0 ? `(${amount})` : amount;
}

const usDate = (date: string): string => {
  const [year, month, day] = date.split('-').map(Number);
  return `${month}/${day}/${year}`;
};
