import type { Readable } from 'node:stream';

/** Where an object is. */
export interface ObjectLocation {
  bucket: string;
  key: string;
}

/** One state of an object: a later upload under the same key is another one. */
export interface PinnedObject extends ObjectLocation {
  /** As the store tells it, with its quotes. */
  eTag: string;
  /** Null in a store, or a bucket, without versions. */
  versionId: string | null;
}

/** What a store knows of an object. */
export interface ObjectInfo extends PinnedObject {
  sizeBytes: number;
  contentType: string;
}

/** What a ticket allows: this key, exactly this type and size, for so long, and nothing else. */
export interface TicketRequest extends ObjectLocation {
  contentType: string;
  sizeBytes: number;
  expiresAt: Date;
}

/** What a writer says of an object. */
export interface ObjectMeta {
  contentType: string;
  sizeBytes: number;
}

/** A form that a browser posts, with the file as its last field. */
export interface UploadTicket {
  url: string;
  fields: { name: string; value: string }[];
  expiresAt: Date;
}

export interface DownloadRequest extends PinnedObject {
  /** What the browser saves it as. */
  fileName: string;
  expiresAt: Date;
}

/** The object is not there, or no longer in the state that was pinned. */
export class ObjectGoneError extends Error {
  constructor(options?: ErrorOptions) {
    super('the object is gone or was replaced', options);
    this.name = 'ObjectGoneError';
  }
}

/** The object is there, but rests in an archive (Glacier) from which it would have to be restored. */
export class ObjectArchivedError extends Error {
  constructor(options?: ErrorOptions) {
    super('the object is archived', options);
    this.name = 'ObjectArchivedError';
  }
}

/** Where files are kept: Amazon S3 or what speaks its protocol, or this machine's disk. */
export interface ObjectStore {
  readonly kind: 'disk' | 's3';
  /** Signs a form by which a browser can upload one file, straight to the store. */
  issueTicket(request: TicketRequest): Promise<UploadTicket>;
  /** The newest state of an object, or null where there is none. */
  stat(location: ObjectLocation): Promise<ObjectInfo | null>;
  /**
   * Reads exactly the pinned state.
   *
   * @throws ObjectGoneError when it is not there any more
   * @throws ObjectArchivedError when it cannot be read at once; a disk archives nothing
   */
  read(pinned: PinnedObject): Promise<Readable>;
  /**
   * Writes an object, in the place of one that is there.
   *
   * @param meta.sizeBytes what `body` will yield
   * @param signal gives it up; the object may be there all the same
   */
  write(
    location: ObjectLocation,
    body: Readable,
    meta: ObjectMeta,
    signal?: AbortSignal,
  ): Promise<ObjectInfo>;
  /** A link that downloads the pinned state as an attachment until it expires. */
  downloadLink(request: DownloadRequest): Promise<string>;
  /** Deletes every version of every object whose key begins so. @returns how many versions */
  deletePrefix(bucket: string, prefix: string): Promise<number>;
  close(): Promise<void>;
}
