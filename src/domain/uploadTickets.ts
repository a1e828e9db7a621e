import { and, eq } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { dataUploads, type FileType, type UploadRow } from '../db/schema.ts';
import type { ObjectLocation, ObjectStore, UploadTicket } from '../storage/objectStore.ts';
import { BadUserInputError } from './errors.ts';
import { requireFileName } from './fileNames.ts';
import { requireConsent } from './requireConsent.ts';
import { afterTicket, contentTypes, maxUploadBytes, uploadKey } from './uploadRules.ts';
import type { Viewer } from './viewer.ts';

/** What a member says of a file before sending it. */
export interface FileAnnouncement {
  fileName: string;
  fileSizeBytes: number;
  fileType: FileType;
}

/** A ticket, and the upload that it is for. */
export interface IssuedTicket extends UploadTicket {
  upload: UploadRow;
}

interface Dependencies {
  db: Database;
  store: ObjectStore;
  /** The bucket of uploads. */
  bucket: string;
  now: () => Date;
}

/** Leave to send one file straight to the store. */
export class UploadTickets {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * Makes an upload that waits for its file, and the form that sends it.
   *
   * @throws BadUserInputError naming what is wrong with name or size
   * @throws ConsentRequiredError
   */
  async request(viewer: Viewer, file: FileAnnouncement): Promise<IssuedTicket> {
    const fileName = file.fileName.normalize('NFC');
    requireFileName(fileName, file.fileType, 'input.fileName');
    requireFileSize(file.fileSizeBytes);
    const { db, store, now } = this.#deps;
    const createdAt = now();
    const upload = await db.transaction(async (tx) => {
      await requireConsent(tx, viewer.userId);
      return this.#insert(tx, viewer.userId, { ...file, fileName }, createdAt);
    });
    const ticket = await store.issueTicket({
      bucket: upload.s3Bucket,
      key: upload.s3Key,
      contentType: contentTypes[upload.fileType],
      sizeBytes: upload.fileSizeBytes,
      expiresAt: afterTicket(createdAt),
    });
    return { upload, ...ticket };
  }

  /** Whether an object is still waited for. A store that asks keeps nothing that nobody waits for. */
  async isAwaited({ bucket, key }: ObjectLocation): Promise<boolean> {
    const { s3Bucket, s3Key, status } = dataUploads;
    const [found] = await this.#deps.db
      .select({ id: dataUploads.id })
      .from(dataUploads)
      .where(and(eq(s3Bucket, bucket), eq(s3Key, key), eq(status, 'pending')));
    return found !== undefined;
  }

  async #insert(
    tx: Database,
    userId: string,
    file: FileAnnouncement,
    createdAt: Date,
  ): Promise<UploadRow> {
    const id = crypto.randomUUID();
    const s3Key = uploadKey({ userId, id, fileName: file.fileName });
    const [upload] = await tx
      .insert(dataUploads)
      .values({ id, userId, ...file, s3Key, s3Bucket: this.#deps.bucket, createdAt })
      .returning();
    if (upload === undefined) throw new Error('the upload was not inserted');
    return upload;
  }
}

function requireFileSize(fileSizeBytes: number): void {
  if (fileSizeBytes >= 1 && fileSizeBytes <= maxUploadBytes) return;
  const message =
    fileSizeBytes < 1
      ? 'must be at least 1: the file is empty'
      : `must be at most ${maxUploadBytes} (10 MB): send the months in several files`;
  throw new BadUserInputError([{ path: 'input.fileSize', message }]);
}
