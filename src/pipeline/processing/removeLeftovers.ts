import { and, eq } from 'drizzle-orm';
import type { Database } from '../../db/pool.ts';
import { dataUploads } from '../../db/schema.ts';
import { analyticsKey, analyticsKinds } from '../../domain/analyticsKeys.ts';
import type { ObjectStore } from '../../storage/objectStore.ts';

/** Removes what stands in the analytics bucket of an upload that failed. */
export async function removeLeftovers(
  { db, store, bucket }: { db: Database; store: ObjectStore; bucket: string },
  uploadId: string,
): Promise<void> {
  const [failed] = await db
    .select({ userId: dataUploads.userId })
    .from(dataUploads)
    .where(and(eq(dataUploads.id, uploadId), eq(dataUploads.status, 'failed')));
  if (failed === undefined) return;
  for (const kind of analyticsKinds) {
    await store.deletePrefix(bucket, analyticsKey(kind, { userId: failed.userId, uploadId }));
  }
}
