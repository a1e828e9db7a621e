import { Random } from '../../src/demo/random.ts';
import { monthly, type Payee, pay, shops } from './shops.ts';

/** The largest file that is accepted. */
const maxFileBytes = 10_485_760;

const header =
  'transaction_id,account_id,date,amount,merchant_name,payment_channel,personal_finance_category,pending';
const lastDay = Date.UTC(2025, 11, 31);
const dayMillis = 86_400_000;
const payEveryDays = 14;

/** Somebody's bank statement: another name, other rows; the same name, the same bytes. */
export interface StatementShape {
  name: string;
  rows: number;
  days: number;
}

/** Three years of a busy household: as many transactions, about 100,000, as 10 MB hold. */
export const largeStatement = (name: string): StatementShape => ({
  name,
  rows: 100_000,
  days: 3 * 365,
});

/** Half a year of one person. */
export const smallStatement = (name: string): StatementShape => ({ name, rows: 500, days: 183 });

/** A statement, and how many transactions it holds. */
export interface Statement {
  csv: Buffer;
  rows: number;
}

/** The accounts by what they are for. */
interface Accounts {
  checking: string;
  card: string;
}

/**
 * Writes a statement as CSV, the newest rows first: pay every two weeks, rent and subscriptions by the
 * month, money set aside, a card that is paid off, and purchases to fill every day. Rows that no longer
 * fit into the largest file are left out.
 */
export function writeStatement({ name, rows, days }: StatementShape): Statement {
  const random = new Random(`statement ${name}`);
  const accounts = {
    checking: `checking-${random.int(1000, 9999)}`,
    card: `card-${random.int(1000, 9999)}`,
  };
  const lines = [header];
  let bytes = header.length + 1;
  for (let back = 0; back < days; back += 1) {
    const wanted = Math.floor(((back + 1) * rows) / days);
    for (const { payee, account } of onDay(random, back, accounts)) {
      const line = lineOf(random, payee, account, back);
      if (lines.length > wanted || bytes + line.length >= maxFileBytes) break;
      bytes += line.length + 1;
      lines.push(line);
    }
  }
  return { csv: Buffer.from(`${lines.join('\n')}\n`, 'latin1'), rows: lines.length - 1 };
}

/** What happens on a day: what is due, then purchases without end. */
function* onDay(random: Random, back: number, { checking, card }: Accounts) {
  const day = dateOf(back).getUTCDate();
  if (back % payEveryDays === 0) yield { payee: pay, account: checking };
  for (const payee of monthly) if (payee.day === day) yield { payee, account: checking };
  while (true) yield { payee: random.pick(shops), account: random.chance(0.7) ? card : checking };
}

const dateOf = (back: number): Date => new Date(lastDay - back * dayMillis);

function lineOf(random: Random, payee: Payee, account: string, back: number): string {
  const { merchant, category, channel, from, to } = payee;
  const date = dateOf(back).toISOString().slice(0, 10);
  const amount = random.between(from, to).toFixed(2);
  // As long as the ids of banks are.
  const id = [1, 2, 3].map(() => random.int(0, 0x7fffffff).toString(36).padStart(6, '0')).join('');
  const pending = back === 0 && random.chance(0.3) ? 'true' : 'false';
  return [id, account, date, amount, merchant, channel, category, pending].join(',');
}
