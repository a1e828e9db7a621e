import { and, eq, lte } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { dataUploads, type UploadRow } from '../db/schema.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { ObjectStore } from '../storage/objectStore.ts';
import { removeStaleTransfers } from './transferFolder.ts';
import { ticketMinutes } from './uploadRules.ts';
import type { Writes } from './writes.ts';

/** A file whose sending began in time may arrive a little later. */
const graceMinutes = 5;
const batchSize = 200;

interface Dependencies {
  db: Database;
  writes: Writes;
  store: ObjectStore;
  jobs: Jobs;
  now: () => Date;
}

/** An upload that is processed has a job; one without is nobody's any more after so long. */
const jobMinutes = 60;

/**
 * Ends tickets that nobody used, removes what is left of transfers that broke off, and sees that every
 * upload that waits to be processed has a job.
 */
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
  }

  /** @returns how many tickets were ended */
  async run(): Promise<number> {
    await removeStaleTransfers(this.#deps.now());
    let expiredCount = 0;
    for (let count = batchSize; count === batchSize; expiredCount += count) {
      count = await this.#expireSome();
    }
    await this.#resumeForgotten();
    return expiredCount;
  }

  /** A job can be lost to a restored backup, or to the hand of an operator. */
  async #resumeForgotten(): Promise<void> {
    const { db, jobs, now } = this.#deps;
    const before = new Date(now().getTime() - jobMinutes * 60_000);
    const waiting = await db
      .select({ id: dataUploads.id })
      .from(dataUploads)
      .where(and(eq(dataUploads.status, 'processing'), lte(dataUploads.updatedAt, before)));
    if (waiting.length === 0) return;
    const known = [
      ...(await jobs.listUnfinished('upload.process')),
      ...(await jobs.listUnfinished('upload.fail')),
    ];
    const cared = new Set(known.map(({ uploadId }) => uploadId));
    for (const { id: uploadId } of waiting) {
      if (cared.has(uploadId)) continue;
      await db.transaction((tx) => jobs.enqueue(tx, 'upload.process', { uploadId }));
    }
  }

  async #expireSome(): Promise<number> {
    const { db, now } = this.#deps;
    const before = new Date(now().getTime() - (ticketMinutes + graceMinutes) * 60_000);
    const expired = await db
      .select()
      .from(dataUploads)
      .where(and(eq(dataUploads.status, 'pending'), lte(dataUploads.createdAt, before)))
      .limit(batchSize);
    for (const upload of expired) await this.#expire(upload);
    return expired.length;
  }

  /**
   * Ends one, unless it is completed in this moment: whoever completes it waits for the row. A file
   * that cannot be removed leaves it as it was.
   */
  async #expire({ id, s3Bucket, s3Key }: UploadRow): Promise<void> {
    const { writes, store, now } = this.#deps;
    const message = `The file was not completed within ${ticketMinutes} minutes: upload it again.`;
    const validationErrors = { errors: [{ row: null, field: null, message }], count: 1 };
    await writes.run(async (tx, touched) => {
      const [ended] = await tx
        .update(dataUploads)
        .set({ status: 'failed', processedAt: now(), validationErrors })
        .where(and(eq(dataUploads.id, id), eq(dataUploads.status, 'pending')))
        .returning({ id: dataUploads.id });
      if (ended === undefined) return;
      touched.upload(id);
      await store.deletePrefix(s3Bucket, folderOf(s3Key));
    });
  }
}

/** `uploads/a/b/name.csv` → `uploads/a/b/` */
const folderOf = (key: string) => key.slice(0, key.lastIndexOf('/') + 1);
