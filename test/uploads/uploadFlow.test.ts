import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { dataOf } from '../harness/expectations.ts';
import { download } from './download.ts';
import { openEachStore } from './eachStore.ts';

const bytes = Buffer.from('date,amount\n2026-01-02,12.50\n');
const { onEach } = openEachStore();

onEach('a file that is announced, posted and completed is processing, once', async (on) => {
  const member = await on.newMember();
  const ticket = await on.announce(member, { fileName: 'mine.csv', fileSize: bytes.length });
  const { id } = ticket.upload;
  const announced = { id, status: 'PENDING', fileName: 'mine.csv', fileType: 'CSV' };
  expect(ticket.upload).toEqual({ ...announced, fileSize: bytes.length });
  const minutes = (new Date(ticket.expiresAt).getTime() - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(14);
  expect(minutes).toBeLessThanOrEqual(15);
  expect(await on.jobsOf(id)).toEqual([]);

  const posted = await on.post(ticket, bytes);
  expect(posted.status).toBe(204);
  expect(await on.rowOf(id)).toMatchObject({ status: 'pending', s3ETag: null });

  const { completeUpload } = dataOf(await on.complete(member, id.toUpperCase()));
  expect(completeUpload).toEqual({ id, status: 'PROCESSING' });
  expect(await on.rowOf(id)).toMatchObject({
    userId: member.id,
    status: 'processing',
    s3Key: `uploads/${member.id}/${id}/mine.csv`,
    s3Bucket: on.bucket,
    // S3 tells it of what it encrypted, and another one in the answer to the form.
    s3ETag: on.kind === 'disk' ? posted.headers.get('etag') : expect.stringMatching(/^"[^"]+"$/),
    s3VersionId: on.kind === 'disk' ? null : expect.any(String),
  });
  expect(await on.jobsOf(id)).toEqual([{ name: 'upload.process', state: 'created' }]);
});

onEach('UploadStatus and Uploads follow it from the ticket to its processing', async (on) => {
  const member = await on.newMember();
  const ticket = await on.announce(member, { fileSize: bytes.length });
  const { id } = ticket.upload;
  const shown = async () => ({
    one: dataOf(await member.run('UploadStatus', { id })),
    all: dataOf(await member.run('Uploads')),
  });
  const before = await shown();
  expect(before.one).toMatchObject({ upload: { id, status: 'PENDING', downloadUrl: null } });
  expect(before.all).toMatchObject({ me: { uploads: { nodes: [{ id, status: 'PENDING' }] } } });
  await on.post(ticket, bytes);
  // There is a file, but nobody has said that it is the one.
  expect(await on.downloadUrl(member, id)).toBeNull();
  dataOf(await on.complete(member, id));
  const after = await shown();
  expect(after.one).toMatchObject({
    upload: { id, status: 'PROCESSING', fileSize: bytes.length, downloadUrl: expect.any(String) },
  });
  expect(after.all).toMatchObject({
    me: { uploads: { totalCount: 1, nodes: [{ id, status: 'PROCESSING' }] } },
  });
});

onEach('what is downloaded is what was sent, to the byte', async (on) => {
  const member = await on.newMember();
  for (const size of [1, 65_536, 10_485_760]) {
    const random = randomBytes(size);
    const { upload } = await on.send(member, random, { fileName: 'a.json', fileType: 'JSON' });
    const { status, body } = await download(await on.downloadUrl(member, upload.id));
    expect({ status, isSame: body.equals(random) }).toEqual({ status: 200, isSame: true });
  }
});

onEach('a name in decomposed letters is kept in composed ones', async (on) => {
  const member = await on.newMember();
  const { upload } = await on.send(member, bytes, { fileName: 'Ma\u0308rz.csv' });
  expect(upload.fileName).toBe('März.csv');
});
