import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { analyticsKey, analyticsKinds, type UploadOwner } from '../../src/domain/analyticsKeys.ts';
import { dataOf } from '../harness/expectations.ts';
import { deletions, makeDeletionsDue } from './deletionJobs.ts';
import { openEachStore } from './eachStore.ts';
import type { UploadBed } from './uploadBed.ts';

const { onEach } = openEachStore({ env: { WORKER_ENABLED: 'true' } });
const parquet = Buffer.from('PAR1');
const meta = { contentType: 'application/vnd.apache.parquet', sizeBytes: parquet.length };

/** Puts something of every kind for an upload, as a worker does. */
async function putAll({ store, analyticsBucket: bucket }: UploadBed, owner: UploadOwner) {
  for (const kind of analyticsKinds) {
    const key = analyticsKey(kind, owner);
    await store.write({ bucket, key }, Readable.from([parquet]), meta);
  }
}

onEach(
  'deleting an account deletes its Parquet of every kind, and that of nobody else',
  async (on) => {
    const [member, other] = [await on.newMember(), await on.newMember()];
    for (const { id: userId } of [other, member]) {
      const { id: uploadId } = await on.bed.given.upload(userId, { status: 'completed' });
      await putAll(on, { userId, uploadId });
    }
    const before = (await on.kept()).length;
    dataOf<unknown>(await member.run('DeleteAccount'));
    expect(before - (await on.kept()).length).toBe(on.kind === 'disk' ? 8 : 4);
    const [theirs] = await on.rowsOf(other.id);
    const owner = { userId: other.id, uploadId: theirs?.id ?? '' };
    for (const kind of analyticsKinds) {
      const location = { bucket: on.analyticsBucket, key: analyticsKey(kind, owner) };
      expect(await on.store.stat(location)).not.toBeNull();
    }
    // They are looked for once more: a worker may have been at it.
    expect(await deletions(on)).toHaveLength(1);
    await makeDeletionsDue(on);
    await expect.poll(() => deletions(on), { timeout: 10_000 }).toEqual([]);
  },
);

onEach('Parquet that a worker puts after its member has left is removed later', async (on) => {
  const member = await on.newMember();
  const before = await on.kept();
  const { id: uploadId } = await on.bed.given.upload(member.id, { status: 'processing' });
  dataOf<unknown>(await member.run('DeleteAccount'));
  const [later, ...others] = await deletions(on);
  expect(others).toEqual([]);
  expect(later?.minutes).toBeGreaterThan(15);
  expect(later?.data).not.toContain(member.id);

  await putAll(on, { userId: member.id, uploadId });
  expect(await on.kept()).not.toEqual(before);
  await makeDeletionsDue(on);
  await expect.poll(() => on.kept(), { timeout: 15_000, interval: 200 }).toEqual(before);
  await expect.poll(() => deletions(on), { timeout: 5000 }).toEqual([]);
});
