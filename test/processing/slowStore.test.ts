import { once } from 'node:events';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ObjectStore } from '../../src/storage/objectStore.ts';
import { dataOf } from '../harness/expectations.ts';
import { openUploadBed, type UploadBed } from '../uploads/uploadBed.ts';
import { csvOf, ordinaryMonths } from './exports.ts';
import { analyticsFiles, recordsOf, sendFile } from './processingBed.ts';
import { workerOn } from './stoppingWorker.ts';

const months = csvOf(ordinaryMonths(1, 6));

let on: UploadBed;

beforeAll(async () => {
  on = await openUploadBed('disk');
});
afterAll(() => on?.close());

/** A store that takes in whatever is written, and does not answer until it is given up. */
function silentStore() {
  const begun = Promise.withResolvers<void>();
  const write: ObjectStore['write'] = async (location, body, meta, signal) => {
    await on.store.write(location, body, meta);
    begun.resolve();
    if (signal === undefined) throw new Error('it would be waited for without end');
    if (!signal.aborted) await once(signal, 'abort');
    throw signal.reason;
  };
  return { write, begun: begun.promise };
}

test('R5: while the store does not answer, consent is withdrawn all the same, and nothing is left', async () => {
  const member = await on.newMember();
  const id = await sendFile(on, member, months);
  const owner = { userId: member.id, uploadId: id };
  const { write, begun } = silentStore();
  const processing = workerOn(on, { store: { write } });
  const given = processing.process(id).then(
    () => 'done',
    (error: Error) => error.name,
  );
  await begun;
  dataOf<unknown>(await member.run('RevokeConsent'));
  expect(await given).toBe('TimeoutError');
  expect(await recordsOf(on.bed, member.id)).toMatchObject({ history: [], recommendations: [] });
  expect(Object.keys(await analyticsFiles(on, owner))).toContain('transactions');

  // The job that the withdrawal has left for this.
  expect(await on.jobsOf(id)).toEqual([{ name: 'upload.fail', state: 'created' }]);
  await processing.giveUp(id);
  expect(await analyticsFiles(on, owner)).toEqual({});
  expect((await on.rowOf(id))?.validationErrors?.errors).toMatchObject([
    { message: 'consent revoked' },
  ]);
});

test('what one consent covered is combined under no other, whatever the clocks of workers say', async () => {
  const member = await on.newMember();
  const { processing } = on.bed.gateway.backends;
  const ahead = workerOn(on, { now: () => new Date(Date.now() + 60_000) });
  await ahead.process(await sendFile(on, member, csvOf(ordinaryMonths(1, 3))));
  dataOf<unknown>(await member.run('RevokeConsent'));
  dataOf<unknown>(await member.run('GrantConsent', { version: '1.0' }));
  const behind = workerOn(on, { now: () => new Date(Date.now() - 60_000) });
  await behind.process(await sendFile(on, member, csvOf(ordinaryMonths(4, 5))));
  await processing.process(await sendFile(on, member, csvOf(ordinaryMonths(6, 6))));
  const { profile } = await recordsOf(on.bed, member.id);
  // Rent of April to June, and none of what was withdrawn.
  expect(profile?.signals180d?.income.medianPayGapDays).toBe(30.5);
});

test('an upload that waits without a job gets one', async () => {
  const member = await on.newMember();
  const id = await sendFile(on, member, months);
  const { db, uploadCleanup } = on.bed.gateway.services;
  await db.execute(sql`delete from pgboss.job where data ->> 'uploadId' = ${id}`);
  await uploadCleanup.run();
  expect(await on.jobsOf(id)).toEqual([]);
  await db.execute(sql`update data_uploads set updated_at = now() - interval '2 hours'
    where upload_id = ${id}`);
  await uploadCleanup.run();
  await uploadCleanup.run();
  expect(await on.jobsOf(id)).toEqual([{ name: 'upload.process', state: 'created' }]);
});

test('R7: what pg-boss keeps of a job that failed names nobody', async () => {
  const worker = await on.bed.another({ env: { WORKER_ENABLED: 'true' } });
  const { db } = on.bed.gateway.services;
  const member = await on.newMember();
  await db.execute(
    sql`alter table user_profiles add constraint none check (persona_id > 5) not valid`,
  );
  const id = await sendFile(on, member, months);
  const output = async () => {
    const rows = await db.execute<{ output: string | null }>(
      sql`select output::text as output from pgboss.job where data ->> 'uploadId' = ${id}`,
    );
    return rows.map((row) => row.output).join();
  };
  await expect.poll(output, { timeout: 10_000 }).toContain('DrizzleQueryError');
  expect(await output()).not.toMatch(/insert|signals|[0-9a-f]{8}-[0-9a-f]{4}/);
  await db.execute(sql`alter table user_profiles drop constraint none`);
  await worker.gateway.close();
});
