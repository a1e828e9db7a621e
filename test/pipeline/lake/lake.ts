import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UploadOwner } from '../../../src/domain/analyticsKeys.ts';
import { type Engine, openEngine } from '../../../src/pipeline/engine/engine.ts';
import { putFiles } from '../../../src/pipeline/lake/putFiles.ts';
import { writeUpload } from '../../../src/pipeline/lake/writeUpload.ts';
import { DiskStore } from '../../../src/storage/diskStore.ts';
import type { ObjectStore } from '../../../src/storage/objectStore.ts';
import { createS3Store } from '../../../src/storage/s3Store.ts';
import { newBucket, strictS3 } from '../../storage/strictS3.ts';
import { fill, type Tables } from './tables.ts';

/** The analytics bucket on the disk. */
export const bucket = 'spendsense-analytics';

/** A lake, and engines that work on it. */
export interface Lake {
  store: ObjectStore;
  bucket: string;
  userId: string;
  /** Runs `work` with an engine of its own whose tables are filled so, in a folder of its own. */
  withEngine<Result>(
    tables: Tables,
    work: (engine: Engine, folder: string) => Promise<Result>,
  ): Promise<Result>;
  /** Puts what an upload says into the bucket. */
  upload(tables: Tables): Promise<UploadOwner>;
  newOwner(): UploadOwner;
  close(): Promise<void>;
}

const openDisk = (root: string) =>
  new DiskStore({ root, key: randomBytes(32), baseUrl: () => '', now: () => new Date() });

/** Opens an empty lake, on the disk unless on the strict S3. */
export async function openLake(kind: 'disk' | 's3' = 'disk'): Promise<Lake> {
  const root = await mkdtemp(join(tmpdir(), 'spendsense-lake-'));
  const store = kind === 'disk' ? openDisk(join(root, 'storage')) : createS3Store(strictS3);
  const at = kind === 'disk' ? bucket : await newBucket({ hasVersions: true });
  const lake: Lake = {
    store,
    bucket: at,
    userId: randomUUID(),
    withEngine: async (tables, work) => {
      const folder = join(root, randomUUID());
      await mkdir(folder);
      const engine = await openEngine({ directories: [folder], spillDirectory: folder });
      try {
        await fill(engine, tables);
        return await work(engine, folder);
      } finally {
        await engine.close();
        await rm(folder, { recursive: true });
      }
    },
    upload: (tables) =>
      lake.withEngine(tables, async (engine, folder) => {
        const owner = lake.newOwner();
        await putFiles(store, at, owner, await writeUpload(engine, folder));
        return owner;
      }),
    newOwner: () => ({ userId: lake.userId, uploadId: randomUUID() }),
    close: async () => {
      await store.close();
      await rm(root, { recursive: true });
    },
  };
  return lake;
}
