import type { ValidationError, ValidationReport } from '../../db/tables/dataUploads.ts';
import type { FileType } from '../../db/tables/enums.ts';
import type { Engine } from '../engine/engine.ts';
import { sqlFile } from '../engine/sqlFile.ts';
import { noTransactions } from './csvScanner.ts';
import { loadCsv } from './loadCsv.ts';
import { loadJson } from './loadJson.ts';
import { listedFaults, Refusal } from './report.ts';

export interface Upload {
  /** A copy on the local disk, in a folder that the engine may read. At most 10 MB. */
  path: string;
  fileType: FileType;
  now: Date;
}

/** What an accepted file held. */
export interface Counts {
  transactions: number;
  accounts: number;
  liabilities: number;
  /** Rows that said what an earlier row says, and were left out. */
  repeated: number;
  /** Transactions of business accounts, which were left out. */
  business: number;
}

export type ReadOutcome =
  | { outcome: 'accepted'; counts: Counts }
  | {
      outcome: 'refused';
      report: ValidationReport;
      /** What DuckDB said of a file that it could not read; for the log, not for people. */
      cause?: unknown;
    };

/** What is done with a file of each type. A CSV file holds transactions alone, which saves a third. */
const formats: Record<
  FileType,
  { load: typeof loadCsv; accounts: string; faults: string[]; fill: string[] }
> = {
  csv: {
    load: loadCsv,
    accounts: 'reading/noAccounts.sql',
    faults: ['reading/transactionFaults.sql'],
    fill: ['reading/fillTransactions.sql'],
  },
  json: {
    load: loadJson,
    accounts: 'reading/accounts.sql',
    faults: ['reading/transactionFaults.sql', 'reading/accountFaults.sql'],
    fill: ['reading/fillTransactions.sql', 'reading/fillAccounts.sql'],
  },
};

/**
 * Fills the engine's tables with what a file says, or refuses the file and leaves them empty. What
 * is wrong with this machine (its disk, an interrupt) is thrown, since trying again may help.
 */
export async function readUpload(engine: Engine, upload: Upload): Promise<ReadOutcome> {
  try {
    await load(engine, upload);
    await refuseFaults(engine, upload);
    await engine.run('BEGIN');
    for (const file of formats[upload.fileType].fill) await engine.runFile(file);
    const counts = await count(engine);
    if (counts.transactions === 0) throw onlyBusiness(counts);
    await engine.run('COMMIT');
    return { outcome: 'accepted', counts };
  } catch (error) {
    await engine.run('ROLLBACK').catch(() => undefined);
    return refused(error);
  } finally {
    await engine.runFile('reading/cleared.sql');
  }
}

async function load(engine: Engine, { path, fileType, now }: Upload): Promise<void> {
  await engine.run(`SET VARIABLE now = '${now.toISOString().replace(/[TZ]/g, ' ').trim()}'`);
  await engine.runFile('reading/macros.sql');
  const format = formats[fileType];
  await format.load(engine, path);
  await engine.runFile('reading/categories.sql');
  await engine.runFile('reading/transactions.sql');
  await engine.runFile(format.accounts);
}

async function refuseFaults(engine: Engine, { fileType }: Upload): Promise<void> {
  const texts = await Promise.all(formats[fileType].faults.map(sqlFile));
  const faults = `(${texts.join('UNION ALL\n')})`;
  const [counted] = await engine.rows<{ count: number }>(`SELECT count(*) AS count FROM ${faults}`);
  const count = counted?.count ?? 0;
  if (count === 0) return;
  const errors = await engine.rows<ValidationError>(
    `SELECT source_row AS row, field, message FROM ${faults}
     ORDER BY list, source_row, field LIMIT ${listedFaults}`,
  );
  throw new Refusal({ errors, count });
}

async function count(engine: Engine): Promise<Counts> {
  const [counts] = await engine.rows<Counts>(`
    SELECT (SELECT count(*) FROM transactions) AS transactions,
      (SELECT count(*) FROM accounts) AS accounts,
      (SELECT count(*) FROM liabilities) AS liabilities,
      (SELECT count(*) FROM repeated) AS repeated,
      (SELECT count(*) FROM read_transactions JOIN read_accounts USING (account_id)
        WHERE business) AS business`);
  if (counts === undefined) throw new Error('A count has no row.');
  return counts;
}

const onlyBusiness = ({ business }: Counts): Refusal =>
  business === 0
    ? noTransactions()
    : Refusal.ofFile(
        'All transactions belong to business accounts, which are left out. Export a personal account too.',
      );

const unreadable =
  'The file could not be read. Export it again, and send it unchanged; if that does not help, send the other format (JSON or CSV).';

/** Kinds of DuckDB's errors that say nothing about the file; "to offload" is to spill to a disk that is full. */
const notTheFile =
  /^((IO|INTERRUPT|Permission|FATAL|HTTP) Error|Out of Memory Error: failed to offload)/;

function refused(error: unknown): ReadOutcome {
  if (error instanceof Refusal) return { outcome: 'refused', report: error.report };
  // Errors of the file system have a code; DuckDB's have none.
  if (error instanceof Error && ('code' in error || notTheFile.test(error.message))) throw error;
  const { report } = Refusal.ofFile(unreadable);
  return { outcome: 'refused', report, cause: error };
}
