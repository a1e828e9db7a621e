import { truncate } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openUploadBed, type UploadBed } from '../uploads/uploadBed.ts';
import { csvOf, ordinaryMonths } from './exports.ts';
import { analyticsFiles, ended, recordsOf, sendFile } from './processingBed.ts';

const months = csvOf(ordinaryMonths(1, 6));

let on: UploadBed;

beforeAll(async () => {
  on = await openUploadBed('disk', { env: { WORKER_ENABLED: 'true', WORKER_CONCURRENCY: '1' } });
});
afterAll(() => on?.close());

const jobs = () => on.bed.gateway.backends.jobs;
const db = () => on.bed.gateway.services.db;

test('P2: a job that is enqueued in a transaction exists once it commits, and never when it rolls back', async () => {
  const kept = crypto.randomUUID();
  const lost = crypto.randomUUID();
  await db().transaction((tx) => jobs().enqueue(tx, 'upload.process', { uploadId: kept }));
  const rolledBack = db().transaction(async (tx) => {
    await jobs().enqueue(tx, 'upload.process', { uploadId: lost });
    throw new Error('no');
  });
  await expect(rolledBack).rejects.toThrow('no');
  // Nobody knows either upload: the worker finds nothing to do.
  await expect
    .poll(() => on.jobsOf(kept))
    .toEqual([{ name: 'upload.process', state: 'completed' }]);
  expect(await on.jobsOf(lost)).toEqual([]);
});

test('a worker is woken by the enqueue, and takes the next job without a pause', async () => {
  const member = await on.newMember();
  const ids: string[] = [];
  for (let sent = 0; sent < 4; sent += 1) ids.push(await sendFile(on, member, months));
  for (const id of ids) expect(await ended(member, id)).toMatchObject({ status: 'COMPLETED' });
  const rows = await on.rowsOf(member.id);
  // Polling alone would take 2 s for each of them.
  const endedAt = rows.map(({ processedAt }) => processedAt?.getTime() ?? 0).toSorted();
  const pauses = endedAt.slice(1).map((at, index) => at - (endedAt[index] ?? 0));
  expect(Math.min(...pauses)).toBeLessThan(2000);
});

/** Announces and posts a file, takes a part of its bytes away, and completes it. */
async function sendPoison(member: Person): Promise<string> {
  const earlier = new Set(await on.kept());
  const ticket = await on.announce(member, { fileSize: months.length });
  await on.post(ticket, months);
  const added = (await on.kept()).filter((path) => !earlier.has(path) && path.includes('/bytes/'));
  for (const path of added) await truncate(path, 10);
  dataOf(await on.complete(member, ticket.upload.id));
  return ticket.upload.id;
}

/** Lets a job be tried again at once, and for the last time. */
const hurry = (uploadId: string) =>
  db().execute(sql`
    update pgboss.job set start_after = now(), retry_limit = retry_count
    where name = 'upload.process' and state = 'retry' and data ->> 'uploadId' = ${uploadId}`);

test('P3: a poison file is retried and ends FAILED, and others go on', async () => {
  const member = await on.newMember();
  const poison = await sendPoison(member);
  await expect
    .poll(() => on.jobsOf(poison), { timeout: 10_000 })
    .toEqual([{ name: 'upload.process', state: 'retry' }]);
  const good = await sendFile(on, member, months);
  expect(await ended(member, good)).toMatchObject({ status: 'COMPLETED' });
  expect(await on.rowOf(poison)).toMatchObject({ status: 'processing' });

  await hurry(poison);
  const { status, validationErrors } = await ended(member, poison);
  expect({ status, validationErrors }).toEqual({
    status: 'FAILED',
    validationErrors: [
      { row: null, field: null, message: expect.stringContaining('tried several times') },
    ],
  });
  expect((await recordsOf(on.bed, member.id)).history).toHaveLength(1);
  expect(await analyticsFiles(on, { userId: member.id, uploadId: poison })).toEqual({});
});

test('a file that was removed before it was read ends FAILED at once', async () => {
  const member = await on.newMember();
  const ticket = await on.announce(member, { fileSize: months.length });
  await on.post(ticket, months);
  await db().transaction(async (tx) => {
    // The worker gets the job when this commits: the file is gone by then.
    await tx.execute(sql`update data_uploads set status = 'processing', s3_etag = '"gone"'
      where upload_id = ${ticket.upload.id}`);
    await jobs().enqueue(tx, 'upload.process', { uploadId: ticket.upload.id });
  });
  expect(await ended(member, ticket.upload.id)).toMatchObject({
    status: 'FAILED',
    validationErrors: [{ message: expect.stringContaining('upload it again') }],
  });
});

test('P4: a worker that is stopped finishes what it has begun, and leaves the rest to others', async () => {
  const bed = await openUploadBed('disk', { env: { WORKER_CONCURRENCY: '1' } });
  onTestFinished(() => bed.close());
  const member = await bed.newMember();
  const ids: string[] = [];
  for (let sent = 0; sent < 5; sent += 1) ids.push(await sendFile(bed, member, months));
  const states = async () => (await bed.rowsOf(member.id)).map(({ status }) => status).toSorted();

  const worker = await bed.bed.another({
    env: { WORKER_ENABLED: 'true', WORKER_CONCURRENCY: '1' },
  });
  await expect.poll(states).toContain('completed');
  await worker.gateway.close();
  const begun = await bed.bed.gateway.services.db.execute(
    sql`select 1 from pgboss.job where name = 'upload.process' and state = 'active'`,
  );
  expect([...begun]).toEqual([]);
  expect(await states()).toContain('processing');

  const next = await bed.bed.another({ env: { WORKER_ENABLED: 'true' } });
  await expect.poll(states, { timeout: 15_000 }).toEqual(ids.map(() => 'completed'));
  await next.gateway.close();
});
