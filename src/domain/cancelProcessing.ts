import { eq } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { dataUploads } from '../db/schema.ts';
import type { Jobs } from '../jobs/jobs.ts';

/** Cancels the jobs of a member's uploads that no worker has begun. */
export async function cancelProcessing(tx: Database, jobs: Jobs, userId: string): Promise<void> {
  const uploads = await tx
    .select({ id: dataUploads.id })
    .from(dataUploads)
    .where(eq(dataUploads.userId, userId));
  const ids = uploads.map(({ id }) => id);
  if (ids.length > 0) await jobs.cancelUploads(tx, ids);
}
