import { setTimeout as sleep } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataUploads } from '../../src/db/schema.ts';
import { buildProgram } from '../harness/program.ts';
import { openUploadBed, type UploadBed } from '../uploads/uploadBed.ts';
import { jsonOf, ordinaryMonths } from './exports.ts';
import { keepLedger, type Ledger } from './ledger.ts';
import { analyticsFiles, sendFile } from './processingBed.ts';
import { startWorker, type WorkerProcess } from './workerProcess.ts';

/** Minutes of killing: in CI. */
const isAsked = process.env.TEST_KILLS === '1';
const rounds = 10;

const months = jsonOf(ordinaryMonths(1, 6), { balance: 3400, limit: 5000 });

let on: UploadBed;
let ledger: Ledger;

beforeAll(async () => {
  if (!isAsked) return;
  await buildProgram();
  on = await openUploadBed('disk');
  ledger = await keepLedger(on.bed.databaseUrl);
});
afterAll(async () => {
  await ledger?.close();
  await on?.close();
});

const start = (): WorkerProcess => startWorker(on.workerEnvironment);

/** Sends files of as many members. @returns the uploads' ids */
async function sendMany(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let sent = 0; sent < count; sent += 1) {
    ids.push(await sendFile(on, await on.newMember(), months));
  }
  return ids;
}

async function untilAllEnded(ids: readonly string[]): Promise<void> {
  const { db } = on.bed.gateway.services;
  const processing = () => db.$count(dataUploads, eq(dataUploads.status, 'processing'));
  await expect.poll(processing, { timeout: 180_000, interval: 500 }).toBe(0);
  expect(ids.length).toBeGreaterThan(0);
}

test.skipIf(!isAsked)(
  'P1: twenty workers that are killed in the middle lose no upload and process none twice',
  async () => {
    const ids = await sendMany(80);
    for (let round = 0; round < rounds; round += 1) {
      const workers = [start(), start()];
      await Promise.all(workers.map(({ ready }) => ready));
      for (const worker of workers) {
        await sleep(50 + Math.random() * 400);
        worker.signal('SIGKILL');
      }
      await Promise.all(workers.map(({ ended }) => ended));
    }
    const [killed] = await on.bed.gateway.services.db.execute<{ count: number }>(
      sql`select count(*)::int as count from pgboss.job
        where name = 'upload.process' and state = 'active'`,
    );
    expect(killed?.count).toBeGreaterThan(0); // they were killed with work in their hands
    const workers = [start(), start()];
    await untilAllEnded(ids);
    for (const worker of workers) worker.signal('SIGTERM');
    await Promise.all(workers.map(({ ended }) => ended));

    expect(await ledger.faults(ids)).toEqual({ lost: [], twice: [] });
    for (const uploadId of ids) {
      const row = await on.rowOf(uploadId);
      expect(row).toMatchObject({ status: 'completed' });
      const files = await analyticsFiles(on, { userId: row?.userId ?? '', uploadId });
      expect(Object.keys(files)).toEqual(['transactions', 'accounts', 'signals']);
    }
  },
  400_000,
);

test.skipIf(!isAsked)(
  'P5: workers that are frozen past their lease, and go on when others have finished, write nothing',
  async () => {
    const ids = await sendMany(20);
    const frozen = start();
    await frozen.ready;
    await sleep(200);
    frozen.signal('SIGSTOP');
    const other = start();
    await untilAllEnded(ids);
    const before = await Promise.all(ids.map(on.rowOf));
    frozen.signal('SIGCONT');
    await sleep(3000);
    for (const worker of [frozen, other]) worker.signal('SIGTERM');
    await Promise.all([frozen.ended, other.ended]);
    expect(await Promise.all(ids.map(on.rowOf))).toEqual(before);
    expect(await ledger.faults(ids)).toEqual({ lost: [], twice: [] });
  },
  240_000,
);

test.skipIf(!isAsked)(
  'negative control: the ledger sees an upload that is lost and one that is processed twice',
  async () => {
    const [lost = '', twice = ''] = await sendMany(2);
    const { db } = on.bed.gateway.services;
    // As a queue would that forgets a job when it hands it out.
    await db.execute(sql`delete from pgboss.job where data ->> 'uploadId' = ${lost}`);
    await on.bed.gateway.backends.processing.process(twice);
    await db.update(dataUploads).set({ status: 'processing' }).where(eq(dataUploads.id, twice));
    await on.bed.gateway.backends.processing.process(twice);
    expect(await ledger.faults([lost, twice])).toEqual({ lost: [lost], twice: [twice] });
  },
);
