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

/**
 * Ends an upload that is being processed: COMPLETED, or FAILED for a reason.
 *
 * @returns whether it was still being processed
 */
export async function endUpload(
  tx: Database,
  uploadId: string,
  report: ValidationReport | null,
  now: Date,
): Promise<boolean> {
  const status = report === null ? 'completed' : 'failed';
  const ended = await tx
    .update(dataUploads)
    .set({ status, validationErrors: report, processedAt: now, updatedAt: now })
    .where(isProcessing(uploadId))
    .returning({ id: dataUploads.id });
  return ended.length > 0;
}

const isProcessing = (uploadId: string) =>
  and(eq(dataUploads.id, uploadId), eq(dataUploads.status, 'processing'));
