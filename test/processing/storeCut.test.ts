import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analyticsKey } from '../../src/domain/analyticsKeys.ts';
import { fetchToFile } from '../../src/storage/fetchToFile.ts';
import { dataOf } from '../harness/expectations.ts';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { rowsIn } from '../pipeline/lake/independentReader.ts';
import { plainStrictS3 } from '../storage/strictS3.ts';
import { openUploadBed, type UploadBed } from '../uploads/uploadBed.ts';
import { csvOf, type Entry } from './exports.ts';
import { ended, recordsOf } from './processingBed.ts';

const isThere = plainStrictS3 !== null;
const rowCount = 40_000;

/** Some megabytes, so that the transfer has a middle. */
const entries: Entry[] = Array.from({ length: rowCount }, (_, index) => ({
  id: `transaction-number-${index}`,
  date: `2026-0${1 + (index % 6)}-10`,
  amount: 1 + (index % 100),
  merchant: `A merchant with a name as long as number ${index % 50}`,
}));

let proxy: TcpProxy;
let on: UploadBed;

beforeAll(async () => {
  if (plainStrictS3 === null) return;
  proxy = await TcpProxy.open(plainStrictS3.endpoint);
  const endpoint = proxy.url.replace(/\/$/, '');
  on = await openUploadBed('s3', { endpoint });
});
afterAll(async () => {
  await on?.close();
  await proxy?.close();
});

/** Cuts all connections in the middle of the next large answer. */
function cutNextTransfer(): { isCut(): boolean } {
  let chunks = 0;
  let cut = false;
  proxy.delayMillis = ({ way }) => {
    if (way === 'response' && !cut) chunks += 1;
    if (chunks === 10 && !cut) {
      cut = true;
      void proxy.refuse();
    }
    return 0;
  };
  return { isCut: () => cut };
}

test.skipIf(!isThere)(
  'R5: S3 that is cut in the middle of a file leaves nothing, and the retry imports all of it',
  async () => {
    const member = await on.newMember();
    const bytes = csvOf(entries);
    const ticket = await on.announce(member, { fileSize: bytes.length });
    const { id } = ticket.upload;
    expect((await on.post(ticket, bytes)).status).toBe(204);
    dataOf(await on.complete(member, id));
    const { processing } = on.bed.gateway.backends;

    const transfer = cutNextTransfer();
    await expect(processing.process(id)).rejects.toThrow();
    expect(transfer.isCut()).toBe(true);
    expect(await recordsOf(on.bed, member.id)).toMatchObject({ history: [], recommendations: [] });
    expect(await on.rowOf(id)).toMatchObject({ status: 'processing' });

    await proxy.restore();
    expect(await processing.process(id)).toMatchObject({
      outcome: 'completed',
      counts: { transactions: rowCount, repeated: 0 },
    });
    expect(await ended(member, id)).toMatchObject({ status: 'COMPLETED' });
    const rows = await rowsInBucket({ userId: member.id, uploadId: id });
    expect(rows).toHaveLength(rowCount);
    const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);
    expect(sum(rows.map(({ amount }) => Number(amount)))).toBe(sum(entries.map((it) => it.amount)));
  },
);

/** What another reader of Parquet finds in the bucket. */
async function rowsInBucket(owner: { userId: string; uploadId: string }) {
  const folder = await mkdtemp(join(tmpdir(), 'spendsense-parquet-'));
  try {
    const location = { bucket: on.analyticsBucket, key: analyticsKey('transactions', owner) };
    const info = await on.store.stat(location);
    if (info === null) throw new Error('there is no Parquet');
    const path = join(folder, 'transactions.parquet');
    await fetchToFile(on.store, info, path);
    return await rowsIn(path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
