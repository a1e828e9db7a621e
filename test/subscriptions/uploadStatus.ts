import { eq } from 'drizzle-orm';
import { dataUploads, type UploadStatus } from '../../src/db/schema.ts';
import type { TestBed } from '../harness/testBed.ts';

/** Changes an upload's status as the pipeline does: in a transaction that says what it touched. */
export async function setStatus(bed: TestBed, id: string, status: UploadStatus): Promise<void> {
  await bed.gateway.services.writes.run(async (tx, touched) => {
    await tx.update(dataUploads).set({ status }).where(eq(dataUploads.id, id));
    touched.upload(id);
  });
}
