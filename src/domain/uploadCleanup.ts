import { and, eq, inArray, lte } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { dataUploads, type UploadRow, users } from '../db/schema.ts';
import { anyId } from '../db/sql.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { ObjectStore } from '../storage/objectStore.ts';
import { ticketMinutes, uploadsOf } from './uploadRules.ts';
import { isUuid } from './uuid.ts';

/** A file whose sending began in time may arrive a little later. */
const graceMinutes = 5;
const batchSize = 200;

interface Dependencies {
  db: Database;
  store: ObjectStore;
  jobs: Jobs;
  /** The bucket of uploads. */
  bucket: string;
  now: () => Date;
}

/** What was ended and removed. */
export interface UploadsCleanedUp {
  expiredCount: number;
  orphanCount: number;
}

/** Ends tickets that nobody used, and removes files that nobody owns any more. */
export class UploadCleanup {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Has every gateway's worker take turns at it. */
  async work(): Promise<void> {
    const { jobs } = this.#deps;
    await jobs.schedule('uploads.cleanup', '*/10 * * * *');
    await jobs.work('uploads.cleanup', async () => {
      await this.run();
    });
    await jobs.work(
      'objects.delete',
      async (batch) => {
        for (const { places } of batch) await this.deleteObjects(places);
      },
      { forget: true },
    );
  }

  async run(): Promise<UploadsCleanedUp> {
    let expiredCount = 0;
    for (let count = batchSize; count === batchSize; expiredCount += count) {
      count = await this.#expireSome();
    }
    return { expiredCount, orphanCount: await this.#removeOrphans() };
  }

  async deleteObjects(places: readonly { bucket: string; prefix: string }[]): Promise<void> {
    for (const { bucket, prefix } of places) await this.#deps.store.deletePrefix(bucket, prefix);
  }

  /** The files first: what fails in between is found again by its row. */
  async #expireSome(): Promise<number> {
    const { db, store, now } = this.#deps;
    const before = new Date(now().getTime() - (ticketMinutes + graceMinutes) * 60_000);
    const expired = await db
      .select()
      .from(dataUploads)
      .where(and(eq(dataUploads.status, 'pending'), lte(dataUploads.createdAt, before)))
      .limit(batchSize);
    for (const { s3Bucket, s3Key } of expired) await store.deletePrefix(s3Bucket, folderOf(s3Key));
    await this.#fail(expired);
    return expired.length;
  }

  async #fail(uploads: readonly UploadRow[]): Promise<void> {
    const message = `The file was not completed within ${ticketMinutes} minutes: upload it again.`;
    const validationErrors = { errors: [{ row: null, field: null, message }], count: 1 };
    const ids = uploads.map(({ id }) => id);
    await this.#deps.db
      .update(dataUploads)
      .set({ status: 'failed', processedAt: this.#deps.now(), validationErrors })
      .where(and(inArray(dataUploads.id, ids), eq(dataUploads.status, 'pending')));
  }

  /** A ticket outlives its account by minutes, and a file may come by it when nobody is left. */
  async #removeOrphans(): Promise<number> {
    const { store, bucket } = this.#deps;
    let orphanCount = 0;
    for await (const userIds of batchesOf(store.listFolders(bucket, 'uploads/'))) {
      for (const userId of await this.#withoutAccount(userIds)) {
        orphanCount += await store.deletePrefix(bucket, uploadsOf(userId));
      }
    }
    return orphanCount;
  }

  async #withoutAccount(userIds: readonly string[]): Promise<string[]> {
    const living = await this.#deps.db
      .select({ id: users.id })
      .from(users)
      .where(anyId(users.id, userIds));
    const known = new Set(living.map(({ id }) => id));
    return userIds.filter((id) => !known.has(id));
  }
}

/** `uploads/a/b/name.csv` → `uploads/a/b/` */
const folderOf = (key: string) => key.slice(0, key.lastIndexOf('/') + 1);

/** The users of folders `uploads/{user_id}/`, some at a time. */
async function* batchesOf(folders: AsyncIterable<string>): AsyncGenerator<string[]> {
  let batch: string[] = [];
  for await (const folder of folders) {
    const userId = folder.split('/')[1] ?? '';
    if (isUuid(userId)) batch.push(userId);
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
