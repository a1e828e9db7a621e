import { eq } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { dataUploads } from '../db/schema.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Touched } from './writes.ts';

/**
 * Cancels the jobs of a member's uploads that no worker has begun. Whoever waits for one of them to
 * become something looks again.
 */
export async function cancelProcessing(
  tx: Database,
  touched: Touched,
  jobs: Jobs,
  userId: string,
): Promise<void> {
  const uploads = await tx
    .select({ id: dataUploads.id, status: dataUploads.status })
    .from(dataUploads)
    .where(eq(dataUploads.userId, userId));
  for (const { id, status } of uploads) {
    if (status === 'pending' || status === 'processing') touched.upload(id);
  }
  const ids = uploads.map(({ id }) => id);
  if (ids.length > 0) await jobs.cancelUploads(tx, ids);
}
