import { and, eq } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { dataUploads, type UploadRow } from '../db/schema.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { ObjectInfo, ObjectStore } from '../storage/objectStore.ts';
import type { Audit } from './audit.ts';
import { ConflictError, NotFoundError } from './errors.ts';
import { requireConsent } from './requireConsent.ts';
import { contentTypes } from './uploadRules.ts';
import type { Viewer } from './viewer.ts';
import type { Writes } from './writes.ts';

interface Dependencies {
  db: Database;
  writes: Writes;
  store: ObjectStore;
  jobs: Jobs;
  audit: Audit;
}

/** From a file that has arrived to one that is being processed. */
export class UploadCompletion {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * Says that the file is there. What is there now is what will be processed: a later upload under
   * the same key changes nothing. Saying it again answers how far it has come.
   *
   * @throws NotFoundError for any upload but the viewer's own
   * @throws ConflictError while there is no file, or another one than was announced
   * @throws ConsentRequiredError
   */
  async complete(viewer: Viewer, uploadId: string): Promise<UploadRow> {
    const upload = await this.#find(viewer, uploadId);
    await this.#deps.db.transaction((tx) => requireConsent(tx, viewer.userId));
    if (upload.status !== 'pending') return upload;
    const info = await this.#deps.store.stat({ bucket: upload.s3Bucket, key: upload.s3Key });
    requireAsAnnounced(upload, info);
    return this.begin(viewer, upload, info);
  }

  /** Begins to process a file that is there, once, whoever else says so at the same moment. */
  async begin(viewer: Viewer, { id, userId }: UploadRow, info: ObjectInfo): Promise<UploadRow> {
    const { writes, jobs, audit } = this.#deps;
    const begun = await writes.run(async (tx, touched) => {
      await requireConsent(tx, userId);
      const [row] = await tx
        .update(dataUploads)
        .set({ status: 'processing', s3ETag: info.eTag, s3VersionId: info.versionId })
        .where(and(eq(dataUploads.id, id), eq(dataUploads.status, 'pending')))
        .returning();
      if (row === undefined) return row;
      await jobs.enqueue(tx, 'upload.process', { uploadId: id });
      touched.upload(id);
      return row;
    });
    if (begun === undefined) return this.#find(viewer, id);
    audit.record({ event: 'upload.completed', userId, uploadId: id }, viewer);
    return begun;
  }

  async #find(viewer: Viewer, uploadId: string): Promise<UploadRow> {
    const [upload] = await this.#deps.db
      .select()
      .from(dataUploads)
      .where(and(eq(dataUploads.id, uploadId), eq(dataUploads.userId, viewer.userId)));
    if (upload === undefined) throw new NotFoundError('upload');
    return upload;
  }
}

function requireAsAnnounced(
  { fileSizeBytes, fileType }: UploadRow,
  info: ObjectInfo | null,
): asserts info is ObjectInfo {
  if (info === null) {
    throw new ConflictError(
      'The file has not arrived: post it with the fields of the ticket first.',
    );
  }
  if (info.sizeBytes !== fileSizeBytes || info.contentType !== contentTypes[fileType]) {
    throw new ConflictError('The file that arrived is not the one that was announced.');
  }
}
