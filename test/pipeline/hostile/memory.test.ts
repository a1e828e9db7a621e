import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { isVolume } from '../../harness/volume.ts';
import { fine, jsonOf } from '../reading/read.ts';

/** Files of 10 MB, each in a process of its own, are for CI: TEST_VOLUME asks for them. */
const volume = describe.skipIf(!isVolume);

const run = promisify(execFile);
const reader = fileURLToPath(new URL('readerProcess.ts', import.meta.url));

interface Reading {
  outcome: 'accepted' | 'refused';
  peakBytes: number;
}

/** What a process that reads this file, and nothing else, came to. */
async function readingOf(type: string, content: string): Promise<Reading> {
  const folder = await mkdtemp(join(tmpdir(), 'spendsense-memory-'));
  try {
    const path = join(folder, 'upload');
    await writeFile(path, content);
    return JSON.parse((await run(process.execPath, [reader, path, type])).stdout);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const megabytes = (bytes: number) => Math.round(bytes / 1e6);
const header = 'account_id,date,amount,category';
const row = 'a,2026-03-01,1,x';
const transaction = JSON.stringify(fine);
const numbered = (count: number, item: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => item(index)).join(',');

const files: Record<string, [type: 'csv' | 'json', content: () => string]> = {
  'a line of 10 MB': ['csv', () => 'x'.repeat(10e6)],
  'rows of almost 1 MB': [
    'csv',
    () => `${header}\n${`a,2026-03-01,1,${'x'.repeat(9e5)}\n`.repeat(11)}`,
  ],
  '10,000 columns and 1,000 rows': [
    'csv',
    () => `${header}${',x'.repeat(9996)}\n${`${row}${','.repeat(9996)}\n`.repeat(1000)}`,
  ],
  '300,000 columns': ['csv', () => `${header}${',x'.repeat(3e5)}\n${row}${','.repeat(3e5)}\n`],
  '10 MB of blank lines': ['csv', () => `${header}\n${'\n'.repeat(10e6)}${row}\n`],
  '200,000 faulty rows': ['csv', () => `${header}\n${'x,y,z,\n'.repeat(2e5)}`],
  'ten million brackets': ['json', () => '['.repeat(10e6)],
  'ten million digits': ['json', () => jsonOf([{}]).replace('12.5', '9'.repeat(10e6))],
  'a text of 10 MB': ['json', () => jsonOf([{ personal_finance_category: '[{'.repeat(5e6) }])],
  '500,000 fields in one row': [
    'json',
    () =>
      `{"transactions":[{${numbered(500_000, (index) => `"k${index}":1`)},${transaction.slice(1)}]}`,
  ],
  '100,000 categories': [
    'json',
    () =>
      `{"transactions":[${numbered(100_000, (index) => `{"account_id":"a","date":"2026-03-01","amount":${index},"category":"c${index}"}`)}]}`,
  ],
  '190,000 accounts': [
    'json',
    () =>
      `{"transactions":[${transaction}],"accounts":[${numbered(190_000, (index) => `{"account_id":"${index}","type":"x"}`)}]}`,
  ],
  'millions of rates of one card': [
    'json',
    () => `{"transactions":[${transaction}],"liabilities":[{"aprs":[${'{},'.repeat(3e6)}{}]}]}`,
  ],
};

volume('U4: memory stays within 300 MB above that of a small file', () => {
  test.each(Object.entries(files))('%s', { timeout: 120_000 }, async (name, [type, content]) => {
    const idle = await readingOf('json', jsonOf([{}]));
    const { outcome, peakBytes } = await readingOf(type, content());
    const above = peakBytes - idle.peakBytes;
    process.stdout.write(`${name}: ${outcome}, ${megabytes(above)} MB above idle\n`);
    expect(above).toBeLessThan(300e6);
  });
});
