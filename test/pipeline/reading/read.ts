import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openEngine } from '../../../src/pipeline/engine/engine.ts';
import { type ReadOutcome, readUpload } from '../../../src/pipeline/reading/readUpload.ts';

/** The day on which the tests' files arrive. */
export const now = new Date('2026-03-15T10:00:00Z');

export interface TransactionRow {
  source_row: number;
  transaction_id: string | null;
  account_id: string;
  date: string;
  amount: number;
  merchant: string | null;
  merchant_key: string | null;
  channel: string;
  category_primary: string;
  category_detailed: string | null;
  pending: boolean;
}

export interface Read {
  outcome: ReadOutcome;
  transactions: TransactionRow[];
  accounts: Record<string, unknown>[];
  liabilities: Record<string, unknown>[];
}

type Content = string | Uint8Array;

/** Runs `use` with an engine and the path of a file of this content. */
export async function withFile<Result>(
  content: Content,
  use: (engine: Engine, path: string) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), 'spendsense-reading-'));
  const engine = await openEngine({ directories: [directory] });
  try {
    const path = join(directory, 'upload');
    await writeFile(path, content);
    return await use(engine, path);
  } finally {
    await engine.close();
    await rm(directory, { recursive: true });
  }
}

/** What reading a file makes of it, and what stands in the tables afterwards. */
export const read = (fileType: 'csv' | 'json', content: Content): Promise<Read> =>
  withFile(content, async (engine, path) => ({
    outcome: await readUpload(engine, { path, fileType, now }),
    transactions: await engine.rows('SELECT * FROM transactions ORDER BY source_row'),
    accounts: await engine.rows('SELECT * FROM accounts ORDER BY account_id'),
    liabilities: await engine.rows('SELECT * FROM liabilities ORDER BY account_id'),
  }));

/** The faults of a file that is refused; the tables must have stayed empty. */
export async function faultsOf(fileType: 'csv' | 'json', content: Content) {
  const { outcome, transactions, accounts, liabilities } = await read(fileType, content);
  if (outcome.outcome !== 'refused') throw new Error('The file was accepted.');
  if (outcome.cause !== undefined) throw outcome.cause;
  if (transactions.length + accounts.length + liabilities.length > 0) {
    throw new Error('A refused file left rows behind.');
  }
  return outcome.report;
}

/** The rows of a file that is accepted. */
export async function acceptedFrom(fileType: 'csv' | 'json', content: Content) {
  const result = await read(fileType, content);
  if (result.outcome.outcome !== 'accepted') {
    throw new Error(JSON.stringify(result.outcome), { cause: result.outcome.cause });
  }
  return { ...result, counts: result.outcome.counts };
}

/** A JSON file of transactions that are all right but for what is given. */
export const jsonOf = (transactions: object[], rest: object = {}): string =>
  JSON.stringify({ ...rest, transactions: transactions.map((given) => ({ ...fine, ...given })) });

/** A transaction as a file has it. */
export const fine = {
  account_id: 'checking',
  date: '2026-03-01',
  amount: 12.5,
  merchant_name: 'Corner Bakery',
  payment_channel: 'in store',
  personal_finance_category: 'Food & Drink/Coffee Shops',
  pending: false,
};
