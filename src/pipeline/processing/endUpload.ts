import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/pool.ts';
import { dataUploads, type UploadRow, type ValidationReport } from '../../db/schema.ts';

/** An upload that is being processed, or null: another worker, or its member, has ended it. */
export async function findProcessing(
  db: Database,
  uploadId: string,
  { lock = false } = {},
): Promise<UploadRow | null> {
  const rows = db.select().from(dataUploads).where(isProcessing(uploadId));
  const [upload] = lock ? await rows.for('update') : await rows;
  return upload ?? null;
}

/** Completes an upload, under the consent that began at that time. */
export async function completeUpload(
  tx: Database,
  uploadId: string,
  consentGrantedAt: Date | null,
  now: Date,
): Promise<void> {
  const ended = { processedAt: now, updatedAt: now, validationErrors: null };
  await tx
    .update(dataUploads)
    .set({ status: 'completed', consentGrantedAt, ...ended })
    .where(isProcessing(uploadId));
}

/**
 * Ends an upload that is being processed, for a reason.
 *
 * @returns whether it was still being processed
 */
export async function failUpload(
  tx: Database,
  uploadId: string,
  validationErrors: ValidationReport,
  now: Date,
): Promise<boolean> {
  const failed = await tx
    .update(dataUploads)
    .set({ status: 'failed', validationErrors, processedAt: now, updatedAt: now })
    .where(isProcessing(uploadId))
    .returning({ id: dataUploads.id });
  return failed.length > 0;
}

const isProcessing = (uploadId: string) =>
  and(eq(dataUploads.id, uploadId), eq(dataUploads.status, 'processing'));
