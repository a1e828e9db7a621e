import type { UploadRow } from '../db/schema.ts';
import type { ObjectStore } from '../storage/objectStore.ts';
import { afterTicket } from './uploadRules.ts';

/** Links to the files of uploads. Who may see an upload is decided before: visibility.ts. */
export class DownloadLinks {
  readonly #store: ObjectStore;
  readonly #now: () => Date;

  constructor(store: ObjectStore, now: () => Date) {
    this.#store = store;
    this.#now = now;
  }

  /** A link for 15 minutes to the file as it was completed; null while there is none. */
  async of(upload: UploadRow): Promise<string | null> {
    const { s3Bucket: bucket, s3Key: key, s3ETag: eTag, s3VersionId: versionId, fileName } = upload;
    if (eTag === null) return null;
    const expiresAt = afterTicket(this.#now());
    return this.#store.downloadLink({ bucket, key, eTag, versionId, fileName, expiresAt });
  }
}
