import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isMissing } from './diskErrors.ts';
import { FormRefusedError } from './diskForm.ts';
import type { DiskPaths } from './diskPaths.ts';
import { ObjectGoneError } from './objectStore.ts';

/** Bytes that were written, and which they are. */
export interface KeptBytes {
  bytesId: string;
  eTag: string;
}

/** The contents of objects: files that are written once, read, and dropped. */
export class DiskBytes {
  readonly #paths: DiskPaths;

  constructor(paths: DiskPaths) {
    this.#paths = paths;
  }

  /**
   * Writes a stream, never more of it than was announced.
   *
   * @throws FormRefusedError for more or fewer bytes than announced; nothing is kept then
   */
  async keep(
    bucket: string,
    body: Readable,
    sizeBytes: number,
    signal?: AbortSignal,
  ): Promise<KeptBytes> {
    const bytesId = randomUUID();
    const file = this.#paths.bytes(bucket, bytesId);
    await mkdir(dirname(file), { recursive: true });
    const hash = createHash('md5');
    let written = 0;
    const count = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        written += chunk.length;
        hash.update(chunk);
        if (written > sizeBytes) done(wrongSize('larger', sizeBytes));
        else done(null, chunk);
      },
    });
    try {
      await pipeline(body, count, createWriteStream(file, { flags: 'wx' }), { signal });
      if (written < sizeBytes) throw wrongSize('smaller', sizeBytes);
    } catch (error) {
      await this.drop(bucket, bytesId);
      throw error;
    }
    return { bytesId, eTag: `"${hash.digest('hex')}"` };
  }

  /** Opened here and now: what is dropped meanwhile can still be read to its end. */
  async read(bucket: string, bytesId: string): Promise<Readable> {
    try {
      return (await open(this.#paths.bytes(bucket, bytesId))).createReadStream();
    } catch (cause) {
      throw isMissing(cause) ? new ObjectGoneError({ cause }) : cause;
    }
  }

  async drop(bucket: string, bytesId: string): Promise<void> {
    await rm(this.#paths.bytes(bucket, bytesId), { force: true });
  }
}

const wrongSize = (how: 'larger' | 'smaller', sizeBytes: number) =>
  new FormRefusedError(400, `The file is ${how} than the ${sizeBytes} bytes that were announced.`);
