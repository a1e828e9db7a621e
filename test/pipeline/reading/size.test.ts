import { expect, test } from 'vitest';
import { readUpload } from '../../../src/pipeline/reading/readUpload.ts';
import { isVolume } from '../../harness/volume.ts';
import { now, withFile } from './read.ts';

const rows = 100_000;

/** An export of about 10 MB. */
function csv(): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const date = new Date(Date.UTC(2026, 2, 1) - (index % 180) * 86_400_000).toISOString();
    const amount = ((index * 37) % 20_000) / 100;
    return `transaction-${index},account-${index % 3},${date.slice(0, 10)},${amount},Merchant ${index % 800},in store,Food & Drink/Coffee Shops,False`;
  });
  return `transaction_id,account_id,date,amount,merchant_name,payment_channel,personal_finance_category,pending\n${lines.join('\n')}\n`;
}

test.skipIf(!isVolume)('10 MB of CSV with 100,000 rows are read', async () => {
  const content = csv();
  expect(content.length).toBeGreaterThan(9_000_000);
  expect(content.length).toBeLessThan(10_485_760);
  await withFile(content, async (engine, path) => {
    const before = process.memoryUsage.rss();
    const start = performance.now();
    const outcome = await readUpload(engine, { path, fileType: 'csv', now });
    const milliseconds = Math.round(performance.now() - start);
    const megabytes = Math.round((process.memoryUsage.rss() - before) / 1e6);
    process.stdout.write(
      `read ${rows} rows, ${content.length} bytes, in ${milliseconds} ms; ${megabytes} MB more than before\n`,
    );
    expect(outcome).toMatchObject({ outcome: 'accepted', counts: { transactions: rows } });
  });
});
