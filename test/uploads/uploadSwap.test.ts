import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { expect } from 'vitest';
import { ObjectGoneError, type PinnedObject } from '../../src/storage/objectStore.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { download } from './download.ts';
import { openEachStore } from './eachStore.ts';
import type { UploadBed } from './uploadBed.ts';

const { onEach, onDisk } = openEachStore();
const first = Buffer.from('first');
const other = Buffer.from('other');

/** What was pinned at the completion of an upload. */
async function pinnedOf(on: UploadBed, id: string): Promise<PinnedObject> {
  const row = await on.rowOf(id);
  if (row === undefined || row.s3ETag === null) throw new Error('nothing is pinned');
  return { bucket: row.s3Bucket, key: row.s3Key, eTag: row.s3ETag, versionId: row.s3VersionId };
}

/** What a job would read: the pinned bytes, or word that they are gone. */
async function readPinned(on: UploadBed, pinned: PinnedObject): Promise<Buffer | 'gone'> {
  try {
    return await buffer(await on.store.read(pinned));
  } catch (error) {
    if (error instanceof ObjectGoneError) return 'gone';
    throw error;
  }
}

/** On disk the ticket is used up; S3 takes the form again, and keeps another version. */
const again = { disk: 409, s3: 204 };

onEach('U3: posting again after completion changes nothing that is processed', async (on) => {
  const member = await on.newMember();
  const ticket = await on.send(member, first);
  const { id } = ticket.upload;
  const row = await on.rowOf(id);
  expect((await on.post(ticket, other)).status).toBe(again[on.kind]);
  expect(dataOf(await on.complete(member, id)).completeUpload.status).toBe('PROCESSING');
  expect(await on.rowOf(id)).toEqual(row);
  expect(await on.jobsOf(id)).toHaveLength(1);
  expect(await readPinned(on, await pinnedOf(on, id))).toEqual(first);
  expect((await download(await on.downloadUrl(member, id))).body).toEqual(first);
});

onEach(
  'U3: posting again before completion: what was there at completion is pinned',
  async (on) => {
    const member = await on.newMember();
    const ticket = await on.announce(member);
    const { id } = ticket.upload;
    expect((await on.post(ticket, first)).status).toBe(204);
    expect((await on.post(ticket, other)).status).toBe(again[on.kind]);
    dataOf(await on.complete(member, id));
    const wanted = on.kind === 'disk' ? first : other;
    expect(await readPinned(on, await pinnedOf(on, id))).toEqual(wanted);
    expect((await download(await on.downloadUrl(member, id))).body).toEqual(wanted);
  },
);

onEach('U3: what is replaced in the store itself is never read in its place', async (on) => {
  const member = await on.newMember();
  const { upload } = await on.send(member, first);
  const pinned = await pinnedOf(on, upload.id);
  const link = await on.downloadUrl(member, upload.id);
  const meta = { contentType: 'text/csv', sizeBytes: other.length };
  await on.store.write(pinned, Readable.from([other]), meta);
  // Control: the newest state is another one, and that is what a name alone would give.
  const newest = await on.store.stat(pinned);
  if (newest === null) throw new Error('it was not replaced');
  expect(newest.eTag).not.toBe(pinned.eTag);
  expect(await readPinned(on, newest)).toEqual(other);

  expect(await readPinned(on, pinned)).toEqual(on.kind === 'disk' ? 'gone' : first);
  const { status, body } = await download(link);
  expect(body.includes(other)).toBe(false);
  expect(status).toBe(on.kind === 'disk' ? 404 : 200);
});

onEach('U3: what arrived is not what was announced: no completion', async (on) => {
  const member = await on.newMember();
  for (const [bytes, contentType] of [
    [Buffer.from('longer than announced'), 'text/csv'],
    [first, 'text/html'],
  ] as const) {
    const { upload } = await on.announce(member);
    const { s3Bucket: bucket = '', s3Key: key = '' } = (await on.rowOf(upload.id)) ?? {};
    const meta = { contentType, sizeBytes: bytes.length };
    await on.store.write({ bucket, key }, Readable.from([bytes]), meta);
    expectRefused(await on.complete(member, upload.id), 'CONFLICT');
    expect(await on.rowOf(upload.id)).toMatchObject({ status: 'pending', s3ETag: null });
    expect(await on.jobsOf(upload.id)).toEqual([]);
  }
});

onDisk('U3: twenty forms of one ticket at once: one is kept, as a whole', async (on) => {
  const member = await on.newMember();
  const ticket = await on.announce(member, { fileSize: 100_000 });
  const files = Array.from({ length: 20 }, (_, index) => Buffer.alloc(100_000, index + 1));
  const before = await on.kept();
  const answers = await Promise.all(files.map((file) => on.post(ticket, file)));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.toSorted()).toEqual([204, ...Array<number>(19).fill(409)]);
  // The object, and what is known of it.
  expect(await on.kept()).toHaveLength(before.length + 2);
  dataOf(await on.complete(member, ticket.upload.id));
  const { body } = await download(await on.downloadUrl(member, ticket.upload.id));
  expect(body).toEqual(files[statuses.indexOf(204)]);
});
