import type { Readable } from 'node:stream';
import { DiskBytes } from './diskBytes.ts';
import { DiskEntries, type Entry } from './diskEntries.ts';
import { checkForm, FormRefusedError, type Grant, signForm } from './diskForm.ts';
import { checkLink, type DownloadQuery, type LinkTarget, signLink } from './diskLink.ts';
import { diskPaths } from './diskPaths.ts';
import {
  type DownloadRequest,
  ObjectGoneError,
  type ObjectInfo,
  type ObjectLocation,
  type ObjectMeta,
  type ObjectStore,
  type PinnedObject,
  type TicketRequest,
  type UploadTicket,
} from './objectStore.ts';

export interface DiskStoreOptions {
  /** The folder of all buckets. */
  root: string;
  /** Signs tickets and links. */
  key: Buffer;
  /** Where the gateway serves `/storage`, e.g. `http://127.0.0.1:4000`. */
  baseUrl: () => string;
  now: () => Date;
}

/**
 * Objects on this machine's disk, by the same form posts and links as S3: the gateway serves them. One
 * state of each object is kept; what was uploaded by a ticket is never replaced by another upload.
 */
export class DiskStore implements ObjectStore {
  readonly kind = 'disk';
  readonly #options: DiskStoreOptions;
  readonly #entries: DiskEntries;
  readonly #bytes: DiskBytes;
  /** Files that are on their way: one ticket must not fill the disk many times at once. */
  readonly #arriving = new Set<string>();

  constructor(options: DiskStoreOptions) {
    this.#options = options;
    const paths = diskPaths(options.root);
    this.#entries = new DiskEntries(paths);
    this.#bytes = new DiskBytes(paths);
  }

  async issueTicket(request: TicketRequest): Promise<UploadTicket> {
    return signForm(this.#options.key, this.#options.baseUrl(), request);
  }

  /**
   * What a posted form allows.
   *
   * @param bucket of the address that it was posted to
   * @throws FormRefusedError for a form that allows nothing
   */
  checkForm(bucket: string, fields: ReadonlyMap<string, string>): Grant {
    const grant = checkForm(this.#options.key, fields, this.#options.now());
    if (grant.bucket !== bucket)
      throw new FormRefusedError(403, 'The ticket is of another bucket.');
    return grant;
  }

  /**
   * Keeps a file that a form allows, while it is read.
   *
   * @throws FormRefusedError for another size, or when there is such an object; nothing is kept then
   */
  async keep(grant: Grant, file: Readable): Promise<ObjectInfo> {
    const { bucket, key } = grant;
    const place = JSON.stringify([bucket, key]);
    if (this.#arriving.has(place)) {
      throw new FormRefusedError(409, 'The file is being uploaded already.');
    }
    this.#arriving.add(place);
    try {
      return await this.#keepOnce(grant, file);
    } finally {
      this.#arriving.delete(place);
    }
  }

  async #keepOnce(
    { bucket, key, contentType, sizeBytes }: Grant,
    file: Readable,
  ): Promise<ObjectInfo> {
    const kept = await this.#bytes.keep(bucket, file, sizeBytes);
    const entry = { key, ...kept, sizeBytes, contentType };
    try {
      await this.#entries.add(bucket, entry);
    } catch (error) {
      await this.#bytes.drop(bucket, kept.bytesId);
      throw error;
    }
    return infoOf(bucket, entry);
  }

  async stat(location: ObjectLocation): Promise<ObjectInfo | null> {
    const entry = await this.#entries.read(location);
    return entry && infoOf(location.bucket, entry);
  }

  async read(pinned: PinnedObject): Promise<Readable> {
    const entry = await this.#entries.read(pinned);
    if (entry === null || entry.eTag !== pinned.eTag) throw new ObjectGoneError();
    return this.#bytes.read(pinned.bucket, entry.bytesId);
  }

  async write(
    { bucket, key }: ObjectLocation,
    body: Readable,
    { contentType, sizeBytes }: ObjectMeta,
    signal?: AbortSignal,
  ): Promise<ObjectInfo> {
    const before = await this.#entries.read({ bucket, key });
    const entry = {
      key,
      ...(await this.#bytes.keep(bucket, body, sizeBytes, signal)),
      sizeBytes,
      contentType,
    };
    await this.#entries.replace(bucket, entry);
    if (before !== null) await this.#bytes.drop(bucket, before.bytesId);
    return infoOf(bucket, entry);
  }

  async downloadLink(request: DownloadRequest): Promise<string> {
    return signLink(this.#options.key, this.#options.baseUrl(), request);
  }

  /** What a link downloads. @throws FormRefusedError for one that was not signed or has expired */
  async openLink(
    location: ObjectLocation,
    query: DownloadQuery,
  ): Promise<LinkTarget & { info: ObjectInfo; body: Readable }> {
    const target = checkLink(this.#options.key, location, query, this.#options.now());
    const info = await this.stat(location);
    if (info === null || info.eTag !== target.eTag) throw new FormRefusedError(404, 'It is gone.');
    return { ...target, info, body: await this.read(info) };
  }

  async deletePrefix(bucket: string, prefix: string): Promise<number> {
    const entries = await this.#entries.list(bucket, prefix);
    for (const { key, bytesId } of entries) {
      await this.#entries.remove({ bucket, key });
      await this.#bytes.drop(bucket, bytesId);
    }
    // Nor do the names of empty folders tell who was here.
    if (prefix.endsWith('/')) await this.#entries.removeFolder(bucket, prefix);
    return entries.length;
  }

  async close(): Promise<void> {}
}

const infoOf = (bucket: string, { key, eTag, sizeBytes, contentType }: Entry): ObjectInfo => ({
  bucket,
  key,
  eTag,
  versionId: null,
  sizeBytes,
  contentType,
});
