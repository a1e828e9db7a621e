import { Readable } from 'node:stream';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { dataUploads, type FileType, type UploadRow } from '../db/schema.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { ObjectInfo, ObjectStore } from '../storage/objectStore.ts';
import type { Audit } from './audit.ts';
import { ConflictError } from './errors.ts';
import { requireFileName } from './fileNames.ts';
import { requireConsent } from './requireConsent.ts';
import { contentTypes, uploadKey } from './uploadRules.ts';
import type { Writes } from './writes.ts';

/** How long workers leave such an upload to whoever began it. */
export const safetyNetMinutes = 3;

/** A file at hand. */
export interface OperatorFile {
  fileName: string;
  fileType: FileType;
  bytes: Buffer;
}

/** An upload that is being processed, and the job that sees to it should nobody else. */
export interface BegunUpload {
  upload: UploadRow;
  jobId: string;
}

interface Dependencies {
  db: Database;
  writes: Writes;
  store: ObjectStore;
  jobs: Jobs;
  audit: Audit;
  /** The bucket of uploads. */
  bucket: string;
}

/** Files that an operator hands in for a member, and processes in the same process. */
export class OperatorUploads {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * Keeps the file as an upload of the member that is being processed. Its job waits for some minutes:
   * a worker takes over should this process end before the upload does.
   *
   * @throws BadUserInputError for a name that cannot be kept
   * @throws ConsentRequiredError; nothing is kept then
   */
  async begin(userId: string, { fileType, bytes, ...file }: OperatorFile): Promise<BegunUpload> {
    const fileName = nameOf(file.fileName.normalize('NFC'), fileType);
    requireFileName(fileName, fileType, 'file');
    const { store, audit } = this.#deps;
    const fileSizeBytes = bytes.length;
    const pending = await this.#insert(userId, { fileName, fileType, fileSizeBytes });
    const { id: uploadId, s3Bucket: bucket, s3Key: key } = pending;
    // What fails from here on leaves a ticket that nobody used, which the clean-up ends.
    const info = await store.write({ bucket, key }, Readable.from([bytes]), {
      contentType: contentTypes[fileType],
      sizeBytes: fileSizeBytes,
    });
    const begun = await this.#begin(pending, info);
    audit.record({ event: 'upload.completed', userId, uploadId });
    return begun;
  }

  /** The upload has ended: its job would find nothing to do. */
  async settle({ jobId }: BegunUpload): Promise<void> {
    // One that stays is harmless.
    await this.#deps.jobs.remove('upload.process', jobId).catch(() => undefined);
  }

  #insert(
    userId: string,
    file: { fileName: string; fileType: FileType; fileSizeBytes: number },
  ): Promise<UploadRow> {
    const { db, bucket: s3Bucket } = this.#deps;
    const id = crypto.randomUUID();
    const s3Key = uploadKey({ userId, id, fileName: file.fileName });
    return db.transaction(async (tx) => {
      await requireConsent(tx, userId);
      const rows = tx.insert(dataUploads).values({ id, userId, ...file, s3Key, s3Bucket });
      const [upload] = await rows.returning();
      if (upload === undefined) throw new Error('the upload was not inserted');
      return upload;
    });
  }

  #begin({ id, userId }: UploadRow, info: ObjectInfo): Promise<BegunUpload> {
    const { writes, jobs } = this.#deps;
    return writes.run(async (tx, touched) => {
      await requireConsent(tx, userId);
      const [upload] = await tx
        .update(dataUploads)
        .set({ status: 'processing', s3ETag: info.eTag, s3VersionId: info.versionId })
        .where(and(eq(dataUploads.id, id), eq(dataUploads.status, 'pending')))
        .returning();
      if (upload === undefined) throw new ConflictError('The upload was ended meanwhile.');
      const startAfterSeconds = 60 * safetyNetMinutes;
      const data = { uploadId: id };
      const jobId = await jobs.enqueue(tx, 'upload.process', data, { startAfterSeconds });
      touched.upload(id);
      return { upload, jobId };
    });
  }
}

/** A file of another name is kept under one that tells its type, as every upload's does. */
const nameOf = (fileName: string, fileType: FileType): string =>
  fileName.toLowerCase().endsWith(`.${fileType}`) ? fileName : `${fileName}.${fileType}`;
