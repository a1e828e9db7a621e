import type { Readable } from 'node:stream';
import type { Database } from '../db/pool.ts';
import type { Writes } from '../domain/writes.ts';

/** Where members' files are kept. */
export interface FileStore {
  write(
    location: { bucket: string; key: string },
    body: Readable,
    meta: { contentType: string; sizeBytes: number },
  ): Promise<{ eTag: string; versionId: string | null }>;
}

/** What the demo is made with: the product itself, which is told what time it is. */
export interface DemoTools {
  db: Database;
  /** The database's, for a connection of the seed's own. */
  databaseUrl: string;
  writes: Writes;
  store: FileStore;
  /** The bucket of uploads. */
  bucket: string;
  /** Processes an upload as of a moment. */
  process(uploadId: string, at: Date, signal: AbortSignal): Promise<unknown>;
  /** Withdraws a member's consent as of a moment. */
  revokeConsent(userId: string, at: Date): Promise<unknown>;
}
