import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { analyticsKey, type UploadOwner } from '../../../src/domain/analyticsKeys.ts';
import { addEarlier } from '../../../src/pipeline/lake/addEarlier.ts';
import { putFiles } from '../../../src/pipeline/lake/putFiles.ts';
import { writeUpload } from '../../../src/pipeline/lake/writeUpload.ts';
import {
  ObjectArchivedError,
  ObjectGoneError,
  type ObjectStore,
} from '../../../src/storage/objectStore.ts';
import { hasStrictS3 } from '../../storage/strictS3.ts';
import { combinedIn } from './combined.ts';
import { type Lake, openLake } from './lake.ts';

let lake: Lake;

const one = (id: string) => ({ transactions: [{ transaction_id: id }] });

/** The lake's store with another way of reading. */
const storeReading = (read: ObjectStore['read']): ObjectStore => ({
  kind: lake.store.kind,
  issueTicket: (request) => lake.store.issueTicket(request),
  stat: (location) => lake.store.stat(location),
  read,
  write: (location, body, meta) => lake.store.write(location, body, meta),
  downloadLink: (request) => lake.store.downloadLink(request),
  deletePrefix: (from, prefix) => lake.store.deletePrefix(from, prefix),
  close: () => lake.store.close(),
});

/** Adds uploads to a new one, and tells what was found and which ids stand in the tables. */
const add = (uploads: readonly UploadOwner[], store = lake.store, signal?: AbortSignal) =>
  lake.withEngine(one('new'), async (engine, folder) => {
    const adding = addEarlier({ engine, store, bucket: lake.bucket, uploads, folder, signal });
    const added = await adding.catch((error: unknown) => ({ error }));
    const { transactions } = await combinedIn(engine);
    return { ...added, ids: transactions.map((row) => row.transaction_id) };
  });

function putting(): void {
  test('the files of an upload lie below their kind and member, as Parquet, byte for byte', async () => {
    await lake.withEngine(one('t1'), async (engine, folder) => {
      const [file] = await writeUpload(engine, folder);
      if (file === undefined) throw new Error('no file was written');
      const owner = lake.newOwner();
      await putFiles(lake.store, lake.bucket, owner, [file]);
      const key = `transactions/user_id=${owner.userId}/upload_id=${owner.uploadId}.parquet`;
      const info = await lake.store.stat({ bucket: lake.bucket, key });
      const contentType = 'application/vnd.apache.parquet';
      expect(info).toMatchObject({ contentType, sizeBytes: file.sizeBytes });
      if (info === null) return;
      expect((await buffer(await lake.store.read(info))).subarray(0, 4).toString()).toBe('PAR1');
      expect(
        await lake.store.stat({ bucket: lake.bucket, key: analyticsKey('accounts', owner) }),
      ).toBeNull();
      // Again, as a second try does.
      await putFiles(lake.store, lake.bucket, owner, [file]);
      expect(await lake.store.stat({ bucket: lake.bucket, key })).toMatchObject({
        sizeBytes: file.sizeBytes,
      });
    });
  });

  test('a file that is not there fails when all others have been written', async () => {
    await lake.withEngine(one('t1'), async (engine, folder) => {
      const files = await writeUpload(engine, folder);
      const missing = { kind: 'signals' as const, path: join(folder, 'none'), sizeBytes: 1 };
      const owner = lake.newOwner();
      await expect(putFiles(lake.store, lake.bucket, owner, [missing, ...files])).rejects.toThrow(
        'ENOENT',
      );
      expect(
        await lake.store.stat({ bucket: lake.bucket, key: analyticsKey('transactions', owner) }),
      ).not.toBeNull();
      expect(
        await lake.store.stat({ bucket: lake.bucket, key: analyticsKey('signals', owner) }),
      ).toBeNull();
    });
  });
}

function adding(): void {
  test('twenty uploads are added, and one that is not there is skipped', async () => {
    const uploads: UploadOwner[] = [];
    for (let index = 10; index < 30; index += 1) uploads.push(await lake.upload(one(`t${index}`)));
    const found = await add([...uploads, lake.newOwner()]);
    expect(found).toMatchObject({ found: 20, skipped: 1 });
    expect(found.ids).toHaveLength(21);
  });

  test('an archived object is skipped', async () => {
    const [archived, other] = [await lake.upload(one('archived')), await lake.upload(one('other'))];
    const store = storeReading(async (pinned) => {
      if (pinned.key.includes(archived.uploadId)) throw new ObjectArchivedError();
      return lake.store.read(pinned);
    });
    const found = await add([archived, other], store);
    expect(found).toEqual({ found: 1, skipped: 1, ids: ['new', 'other'] });
  });

  test('an object that is replaced while it is read is read anew', async () => {
    const upload = await lake.upload(one('old'));
    let replaced = 0;
    const store = storeReading(async (pinned) => {
      replaced += 1;
      if (replaced === 1) throw new ObjectGoneError();
      return lake.store.read(pinned);
    });
    expect(await add([upload], store)).toEqual({ found: 1, skipped: 0, ids: ['new', 'old'] });
  });
}

function failing(): void {
  test('where an object cannot be read, or is no Parquet, nothing is added of any', async () => {
    const uploads = [await lake.upload(one('a')), await lake.upload(one('b'))];
    const away = storeReading(async (pinned) => {
      if (pinned.key.includes(uploads[1]?.uploadId ?? '')) throw new Error('the store is away');
      return lake.store.read(pinned);
    });
    expect(await add(uploads, away)).toMatchObject({
      error: new Error('the store is away'),
      ids: ['new'],
    });

    const broken = lake.newOwner();
    await lake.withEngine({}, async (_engine, folder) => {
      const path = join(folder, 'broken');
      await writeFile(path, 'no Parquet');
      const file = { kind: 'transactions' as const, path, sizeBytes: 10 };
      await putFiles(lake.store, lake.bucket, broken, [file]);
    });
    const found = await add([...uploads, broken]);
    expect(found).toMatchObject({ ids: ['new'] });
    expect(found).toHaveProperty('error.message', expect.stringContaining('too small'));
  });

  test('whoever is told to stop fetches nothing more', async () => {
    const uploads = [await lake.upload(one('a'))];
    const stopped = AbortSignal.abort(new Error('stopped'));
    const store = storeReading(() => Promise.reject(new Error('read after all')));
    expect(await add(uploads, store, stopped)).toEqual({
      error: new Error('stopped'),
      ids: ['new'],
    });
  });
}

const kinds = [
  ['the analytics bucket on disk', 'disk', true],
  ['the analytics bucket on a strict S3', 's3', hasStrictS3],
] as const;
for (const [title, kind, isThere] of kinds) {
  describe.skipIf(!isThere)(title, () => {
    beforeAll(async () => {
      lake = await openLake(kind);
    });
    afterAll(() => lake.close());

    putting();
    adding();
    failing();
  });
}
