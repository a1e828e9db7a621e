import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Engine } from '../../../src/pipeline/engine/engine.ts';
import type { LakeFile } from '../../../src/pipeline/lake/lakeFile.ts';
import { writeUpload } from '../../../src/pipeline/lake/writeUpload.ts';
import { readUpload } from '../../../src/pipeline/reading/readUpload.ts';
import { jsonOf, now, withFile } from '../reading/read.ts';
import { columnsIn, rowsIn } from './independentReader.ts';

const accounts = [
  {
    account_id: 'checking',
    name: 'Everyday "Cash", 現金',
    type: 'depository',
    subtype: 'checking',
    mask: '0001',
    balances: { available: 90.1, current: 100.05, iso_currency_code: 'USD' },
  },
  { account_id: 'visa', type: 'credit', balances: { current: -0.01, limit: 5000 } },
  { account_id: 'firm', type: 'depository', holder_category: 'business', balances: {} },
];
const liabilities = [
  { account_id: 'visa', apr: 24.99, is_overdue: false, next_payment_due_date: '2026-03-20' },
];

/** Runs `use` with the Parquet files of an upload, and the engine that still has its tables. */
const withFilesOf = <Result>(
  content: { fileType: 'csv' | 'json'; text: string },
  use: (engine: Engine, files: LakeFile[]) => Promise<Result>,
) =>
  withFile(content.text, async (engine, path) => {
    const read = await readUpload(engine, { path, fileType: content.fileType, now });
    expect(read.outcome).toBe('accepted');
    // A quote in the folder's name must not end the name in the statement.
    const folder = join(dirname(path), "it's a folder");
    await mkdir(folder);
    return use(engine, await writeUpload(engine, folder));
  });

const pathOf = (files: readonly LakeFile[], kind: string) => {
  const file = files.find((candidate) => candidate.kind === kind);
  if (file === undefined) throw new Error(`there is no file of ${kind}`);
  return file.path;
};

const json = {
  fileType: 'json' as const,
  text: jsonOf(
    [
      { transaction_id: 't1', amount: 0.1 },
      { date: '2026-02-28', amount: -1_000_000_000, merchant_name: null, payment_channel: null },
      { date: '2026-03-09', amount: 0.2, pending: true, personal_finance_category: null },
    ],
    { accounts, liabilities },
  ),
};

test('another reader finds the same rows, with their days, decimals and nulls', async () => {
  await withFilesOf(json, async (engine, files) => {
    expect(files.map(({ kind }) => kind)).toEqual(['transactions', 'accounts', 'liabilities']);
    for (const { kind, path } of files) {
      const asOf = kind === 'transactions' ? '' : ", '2026-03-09' AS as_of";
      expect(await rowsIn(path)).toEqual(await engine.rows(`SELECT *${asOf} FROM ${kind}`));
    }
    expect(await rowsIn(pathOf(files, 'transactions'))).toMatchObject([
      { source_row: 1, transaction_id: 't1', date: '2026-03-01', amount: 0.1 },
      { source_row: 2, transaction_id: null, amount: -1_000_000_000, merchant: null },
      { source_row: 3, pending: true, category_detailed: null },
    ]);
  });
});

test('the newest transaction, settled or pending, says as of when accounts and liabilities are', async () => {
  await withFilesOf(json, async (_engine, files) => {
    expect(await rowsIn(pathOf(files, 'accounts'))).toMatchObject([
      { account_id: 'checking', name: 'Everyday "Cash", 現金', as_of: '2026-03-09' },
      { account_id: 'visa', balance_current: -0.01, balance_limit: 5000, as_of: '2026-03-09' },
    ]);
    expect(await rowsIn(pathOf(files, 'liabilities'))).toMatchObject([
      { account_id: 'visa', apr: 24.99, next_payment_due_date: '2026-03-20', as_of: '2026-03-09' },
    ]);
  });
});

test('every column is compressed by ZSTD, money is decimal and days are dates', async () => {
  await withFilesOf(json, async (_engine, files) => {
    for (const { path } of files) expect((await columnsIn(path)).codecs).toEqual(new Set(['ZSTD']));
    expect((await columnsIn(pathOf(files, 'transactions'))).types).toEqual({
      source_row: 'INT_32',
      transaction_id: 'UTF8',
      account_id: 'UTF8',
      date: 'DATE',
      amount: 'DECIMAL',
      merchant: 'UTF8',
      merchant_key: 'UTF8',
      channel: 'UTF8',
      category_primary: 'UTF8',
      category_detailed: 'UTF8',
      pending: 'BOOLEAN',
    });
    expect((await columnsIn(pathOf(files, 'accounts'))).types).toMatchObject({ as_of: 'DATE' });
    expect((await columnsIn(pathOf(files, 'liabilities'))).types).toMatchObject({ as_of: 'DATE' });
  });
});

test('a file of transactions alone yields one file', async () => {
  const text = 'account_id,date,amount,category\nchecking,2026-03-01,12.50,Food\n';
  await withFilesOf({ fileType: 'csv', text }, async (_engine, files) => {
    expect(files.map(({ kind }) => kind)).toEqual(['transactions']);
  });
});

test('the sums over a large file are those of the engine, to the cent', async () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => {
    const cents = (index * 7919) % 250_001;
    const day = String((index % 28) + 1).padStart(2, '0');
    return `account ${index % 5},2026-02-${day},${(cents - 100_000) / 100},${index},`;
  });
  const text = ['account_id,date,amount,transaction_id,category', ...lines].join('\n');
  await withFilesOf({ fileType: 'csv', text }, async (engine, files) => {
    const sums = new Map<unknown, number>();
    const rows = await rowsIn(pathOf(files, 'transactions'));
    for (const { account_id: account, amount } of rows) {
      sums.set(account, (sums.get(account) ?? 0) + Math.round(Number(amount) * 100));
    }
    const wanted = await engine.rows<{ account_id: string; cents: number }>(
      'SELECT account_id, CAST(sum(amount) * 100 AS BIGINT) AS cents FROM transactions GROUP BY ALL',
    );
    expect(rows).toHaveLength(20_000);
    expect(sums).toEqual(new Map(wanted.map(({ account_id: id, cents }) => [id, cents])));
  });
});
