import { type Engine, openEngine } from '../../../src/pipeline/engine/engine.ts';
import {
  type ComputedSignals,
  computeSignals,
} from '../../../src/pipeline/signals/computeSignals.ts';

/** A transaction of a hand-written ledger; positive amounts are money out. */
export interface Entry {
  date: string;
  amount: number;
  account?: string;
  merchant?: string;
  /** What makes merchants one, when it is not the name. */
  key?: string;
  /** The codes of the category: `INCOME/WAGES` is the primary INCOME with INCOME_WAGES below it. */
  category?: string;
  pending?: boolean;
}

export interface Account {
  id: string;
  type?: string;
  subtype?: string | null;
  name?: string;
  mask?: string;
  balance?: number | null;
  available?: number | null;
  limit?: number | null;
}

export interface Liability {
  id: string;
  minimum?: number | null;
  last?: number | null;
  overdue?: boolean | null;
}

export interface Ledger {
  transactions: readonly Entry[];
  accounts?: readonly Account[];
  liabilities?: readonly Liability[];
}

/** The day on which the hand-written ledgers end. */
export const asOf = '2026-06-30';

/** The day that many days before asOf. */
export function daysBefore(days: number): string {
  const day = new Date(`${asOf}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days);
  return day.toISOString().slice(0, 10);
}

/** Purchases of one cent at both ends of 180 days, so that a ledger covers both windows in full. */
export const wholeHalfYear: readonly Entry[] = [
  { date: asOf, amount: 0.01 },
  { date: daysBefore(179), amount: 0.01 },
];

/** The signals of a ledger, computed in an engine of its own. */
export const signalsOf = (ledger: Ledger): Promise<ComputedSignals> =>
  withLedger(ledger, computeSignals);

/** Fills an engine with a ledger, and closes it when the work is done. */
export async function withLedger<Result>(
  ledger: Ledger,
  work: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const engine = await openEngine();
  try {
    await fill(engine, ledger);
    return await work(engine);
  } finally {
    await engine.close();
  }
}

async function fill(engine: Engine, ledger: Ledger): Promise<void> {
  await insert(engine, 'transactions', ledger.transactions.map(transactionRow));
  await insert(engine, 'accounts', (ledger.accounts ?? []).map(accountRow));
  await insert(engine, 'liabilities', (ledger.liabilities ?? []).map(liabilityRow));
}

function transactionRow(entry: Entry, index: number) {
  const [primary, detail] = (entry.category ?? 'GENERAL_MERCHANDISE').split('/');
  const merchant = entry.merchant ?? null;
  return {
    source_row: index + 1,
    account_id: entry.account ?? 'checking',
    date: entry.date,
    amount: entry.amount.toFixed(2),
    merchant,
    merchant_key: entry.key ?? merchant?.toLowerCase() ?? null,
    channel: 'other',
    category_primary: primary,
    category_detailed: detail === undefined ? null : `${primary}_${detail}`,
    pending: entry.pending ?? false,
  };
}

const accountRow = (account: Account) => ({
  account_id: account.id,
  name: account.name ?? null,
  type: account.type ?? 'depository',
  subtype: account.subtype ?? null,
  mask: account.mask ?? null,
  balance_current: account.balance ?? null,
  balance_available: account.available ?? null,
  balance_limit: account.limit ?? null,
});

const liabilityRow = (liability: Liability) => ({
  account_id: liability.id,
  minimum_payment_amount: liability.minimum ?? null,
  last_payment_amount: liability.last ?? null,
  is_overdue: liability.overdue ?? null,
});

async function insert(engine: Engine, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0] ?? {});
  const shape = JSON.stringify([Object.fromEntries(columns.map((name) => [name, 'VARCHAR']))]);
  await engine.run(
    `INSERT INTO ${table} BY NAME
     SELECT unnest(from_json($rows, '${shape}'), recursive := true)`,
    { rows: JSON.stringify(rows) },
  );
}
