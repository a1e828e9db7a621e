import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { dataOf } from '../harness/expectations.ts';
import { openEachStore } from './eachStore.ts';
import type { UploadBed } from './uploadBed.ts';

const { onEach, onDisk } = openEachStore();
const hello = Buffer.from('hello');

/** Temporary files of these tests alone. */
let temporary: string;
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'spendsense-cleanup-'));
  vi.stubEnv('TMPDIR', temporary);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(temporary, { recursive: true, force: true });
});

const cleanUp = ({ bed }: UploadBed) => bed.gateway.services.uploadCleanup.run();

onEach('a ticket that nobody completed ends FAILED after 20 minutes, its file gone', async (on) => {
  const member = await on.newMember();
  const [unused, posted] = [await on.announce(member), await on.announce(member)];
  await on.post(posted, hello);
  const done = await on.send(member, hello);
  on.passMinutes(19);
  const younger = await on.announce(await on.bed.as(member));
  await on.post(younger, hello);
  await cleanUp(on);
  for (const { upload } of [unused, posted]) {
    expect(await on.rowOf(upload.id)).toMatchObject({ status: 'pending' });
  }
  on.passMinutes(1.1);
  expect(await cleanUp(on)).toBe(2);
  const again = await on.bed.as(member);
  const message = 'The file was not completed within 15 minutes: upload it again.';
  for (const { upload } of [unused, posted]) {
    expect(dataOf(await again.run('UploadStatus', { id: upload.id }))).toMatchObject({
      upload: {
        status: 'FAILED',
        validationErrors: [{ row: null, field: null, message }],
        processedAt: expect.any(String),
        downloadUrl: null,
      },
    });
    const { s3Bucket: bucket = '', s3Key: key = '' } = (await on.rowOf(upload.id)) ?? {};
    expect(await on.store.stat({ bucket, key })).toBeNull();
    expect(dataOf(await on.complete(again, upload.id)).completeUpload.status).toBe('FAILED');
    expect(await on.jobsOf(upload.id)).toEqual([]);
  }
  for (const { upload } of [done, younger]) {
    const { s3Bucket: bucket = '', s3Key: key = '' } = (await on.rowOf(upload.id)) ?? {};
    expect(await on.store.stat({ bucket, key })).toMatchObject({ sizeBytes: 5 });
  }
  expect(dataOf(await on.complete(again, younger.upload.id)).completeUpload.status).toBe(
    'PROCESSING',
  );
  expect(await cleanUp(on)).toBe(0);
});

onEach(
  'a file that is completed while its ticket is ended is either there or ended',
  async (on) => {
    const member = await on.newMember();
    const ticket = await on.announce(member);
    await on.post(ticket, hello);
    on.passMinutes(21);
    const again = await on.bed.as(member);
    const { store } = on;
    const deletePrefix = store.deletePrefix;
    const { db } = on.bed.gateway.services;
    const waiting = async () =>
      [...(await db.execute(sql`select 1 from pg_locks where not granted`))].length > 0;
    let completion: Promise<unknown> = Promise.resolve();
    store.deletePrefix = async (bucket, prefix) => {
      let isOver = false;
      completion = on.complete(again, ticket.upload.id).finally(() => {
        isOver = true;
      });
      await expect.poll(async () => isOver || (await waiting())).toBe(true);
      return deletePrefix.call(store, bucket, prefix);
    };
    try {
      await cleanUp(on);
      await completion;
    } finally {
      store.deletePrefix = deletePrefix;
    }
    const {
      status,
      s3Bucket: bucket = '',
      s3Key: key = '',
    } = (await on.rowOf(ticket.upload.id)) ?? {};
    const isThere = (await store.stat({ bucket, key })) !== null;
    expect({ status, isThere }).toEqual(
      isThere ? { status: 'processing', isThere } : { status: 'failed', isThere },
    );
  },
);

onEach(
  'a transfer that broke off with its process is removed, one under way is not',
  async (on) => {
    const stale = await mkdtemp(join(temporary, 'spendsense-upload-'));
    const fresh = await mkdtemp(join(temporary, 'spendsense-upload-'));
    await writeFile(join(stale, 'file'), hello);
    const longAgo = new Date(Date.now() - 2 * 3_600_000);
    await utimes(stale, longAgo, longAgo);
    await cleanUp(on);
    expect((await readdir(temporary)).map((name) => join(temporary, name))).toEqual([fresh]);
    await rm(fresh, { recursive: true });
  },
);

onDisk('revoking consent cancels what waits to be processed', async (on) => {
  const [member, other] = [await on.newMember(), await on.newMember()];
  const [one, two, theirs] = [
    await on.send(member, hello),
    await on.send(member, hello),
    await on.send(other, hello),
  ];
  const waiting = await on.announce(member);
  dataOf<unknown>(await member.run('RevokeConsent'));
  for (const { upload } of [one, two]) {
    // What a worker that is at it may leave behind is removed a minute later.
    expect(await on.jobsOf(upload.id)).toEqual([{ name: 'upload.fail', state: 'created' }]);
    expect(dataOf(await member.run('UploadStatus', { id: upload.id }))).toMatchObject({
      upload: {
        status: 'FAILED',
        validationErrors: [{ row: null, field: null, message: 'consent revoked' }],
      },
    });
  }
  expect(await on.rowOf(waiting.upload.id)).toMatchObject({ status: 'pending' });
  expect(await on.jobsOf(theirs.upload.id)).toHaveLength(1);
  expect(await on.rowOf(theirs.upload.id)).toMatchObject({ status: 'processing' });
});
