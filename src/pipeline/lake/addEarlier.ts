import type { Engine } from '../engine/engine.ts';
import { type EarlierUploads, fetchEarlier } from './fetchEarlier.ts';

/** How many of the earlier uploads were found in the bucket. */
export interface EarlierAdded {
  found: number;
  /** Not there, or archived: older than any window. */
  skipped: number;
}

/**
 * Merges a member's earlier uploads into the engine's tables, in which the newest upload stands, or
 * nothing where all are earlier. To be called with no earlier uploads too: an upload must be combined
 * with itself by the same rule, or it would make a difference whether it came in one piece.
 *
 * What remains depends only on what all the uploads say together:
 *
 * - **A transaction with an id** is one for each account and id. A settled version replaces a pending
 *   one, whichever came first; of several settled ones (the bank, or the member, corrected
 *   something) the latest upload's remains.
 * - **A transaction without an id** is one for each content, and is left out where any version of a
 *   transaction with an id has this content: so an export with ids and one without can
 *   overlap. Content is what `reading/` compares within a file: every column but id and row.
 * - **Pending transactions** follow the same two rules. One that is posted under another id, or without
 *   one, stays beside its posted twin; signals look at settled ones alone.
 * - **Accounts and liabilities** are one for each account: that of the upload whose newest
 *   transaction is the newest, and of several such uploads that of the latest.
 *
 * Thus the order of overlapping uploads matters only where two settled versions of one id differ, or
 * where two uploads end on the same day and know different balances. `source_row` remains the
 * row in the file of its own upload.
 */
export async function addEarlier({
  engine,
  ...from
}: EarlierUploads & { engine: Engine }): Promise<EarlierAdded> {
  const files = await fetchEarlier(from);
  await engine.run('BEGIN');
  try {
    // Before the transactions, of which they ask how new the upload in the tables is.
    await add(engine, 'lake/earlierAccounts.sql', files.accounts);
    await add(engine, 'lake/earlierLiabilities.sql', files.liabilities);
    await combineTransactions(engine, files.transactions);
    await engine.run('COMMIT');
  } catch (error) {
    await engine.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
  const found = files.transactions.length;
  return { found, skipped: from.uploads.length - found };
}

async function combineTransactions(engine: Engine, files: readonly string[]): Promise<void> {
  // Reading leaves nothing to combine within a file, unless some of its rows have ids.
  if (files.length === 0 && !(await isMixed(engine))) return;
  await engine.runFile('lake/versions.sql');
  await add(engine, 'lake/earlierTransactions.sql', files);
  await engine.runFile('lake/combine.sql');
}

async function isMixed(engine: Engine): Promise<boolean> {
  const [counted] = await engine.rows<{ total: number; named: number }>(
    'SELECT count(*) AS total, count(transaction_id) AS named FROM transactions',
  );
  return counted !== undefined && counted.named > 0 && counted.named < counted.total;
}

async function add(engine: Engine, statement: string, files: readonly string[]): Promise<void> {
  if (files.length > 0) await engine.runFile(statement, { files: JSON.stringify(files) });
}
