import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Database } from '../db/pool.ts';
import { dataUploads, type FileType, type UploadRow } from '../db/schema.ts';
import type { ObjectStore } from '../storage/objectStore.ts';
import { BadUserInputError, PayloadTooLargeError } from './errors.ts';
import { requireFileName } from './fileNames.ts';
import { requireConsent } from './requireConsent.ts';
import { withTransferFile } from './transferFolder.ts';
import type { UploadCompletion } from './uploadCompletion.ts';
import { contentTypes, maxUploadBytes, uploadKey } from './uploadRules.ts';
import type { Viewer } from './viewer.ts';

interface Dependencies {
  db: Database;
  store: ObjectStore;
  completion: UploadCompletion;
  /** The bucket of uploads. */
  bucket: string;
}

/** Files that come through the gateway itself, for clients that cannot post to the store. */
export class DirectUploads {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * Takes a file from a stream, by way of a temporary file: the store must be told its size first,
   * and memory stays what it was.
   *
   * @throws BadUserInputError, ConsentRequiredError, PayloadTooLargeError; nothing is kept then
   */
  async receive(viewer: Viewer, fileName: string, body: Readable): Promise<UploadRow> {
    const name = fileName.normalize('NFC');
    const fileType = typeOf(name);
    requireFileName(name, fileType, 'file');
    await this.#deps.db.transaction((tx) => requireConsent(tx, viewer.userId));
    return withTransferFile(async (path) => {
      await pipeline(body, atMost(maxUploadBytes), createWriteStream(path));
      const { size: fileSizeBytes } = await stat(path);
      if (fileSizeBytes === 0) {
        throw new BadUserInputError([{ path: 'file', message: 'must not be empty' }]);
      }
      return this.#store(viewer, { fileName: name, fileType, fileSizeBytes }, path);
    });
  }

  async #store(
    viewer: Viewer,
    file: { fileName: string; fileType: FileType; fileSizeBytes: number },
    path: string,
  ): Promise<UploadRow> {
    const { db, store, completion, bucket } = this.#deps;
    const { userId } = viewer;
    const id = crypto.randomUUID();
    const key = uploadKey({ userId, id, fileName: file.fileName });
    const [upload] = await db
      .insert(dataUploads)
      .values({ id, userId, ...file, s3Key: key, s3Bucket: bucket })
      .returning();
    if (upload === undefined) throw new Error('the upload was not inserted');
    // What fails from here on leaves a ticket that nobody used, which the clean-up ends.
    const info = await store.write({ bucket, key }, createReadStream(path), {
      contentType: contentTypes[file.fileType],
      sizeBytes: file.fileSizeBytes,
    });
    return completion.begin(viewer, upload, info);
  }
}

function typeOf(fileName: string): FileType {
  const extension = /\.(?<type>csv|json)$/i.exec(fileName)?.groups?.type?.toLowerCase();
  if (extension === 'csv' || extension === 'json') return extension;
  throw new BadUserInputError([{ path: 'file', message: 'must have a name with .csv or .json' }]);
}

function atMost(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(new PayloadTooLargeError(maxBytes));
      else done(null, chunk);
    },
  });
}
