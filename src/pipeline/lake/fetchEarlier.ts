import { join } from 'node:path';
import pLimit from 'p-limit';
import { analyticsKey, type UploadOwner } from '../../domain/analyticsKeys.ts';
import { fetchToFile } from '../../storage/fetchToFile.ts';
import {
  ObjectArchivedError,
  ObjectGoneError,
  type ObjectLocation,
  type ObjectStore,
} from '../../storage/objectStore.ts';

/** So many objects at a time: a connection waits for the store most of the time. */
const concurrency = 8;
/** How often an object is looked at that is replaced again and again while it is read. */
const attempts = 3;

/** The kinds that say what an upload said. */
export const uploadKinds = ['transactions', 'accounts', 'liabilities'] as const;
export type UploadKind = (typeof uploadKinds)[number];

export interface EarlierUploads {
  store: ObjectStore;
  bucket: string;
  /** Oldest first. */
  uploads: readonly UploadOwner[];
  /** On the local disk; one that the engine may read. */
  folder: string;
  signal?: AbortSignal | undefined;
}

/**
 * Fetches the Parquet of earlier uploads. What is not there or archived is left out. Whatever happens,
 * nothing is being fetched any more when this has ended.
 *
 * @returns the local files of each kind, in the order of their uploads
 */
export async function fetchEarlier(from: EarlierUploads): Promise<Record<UploadKind, string[]>> {
  const limit = pLimit(concurrency);
  const failed = new AbortController();
  const signal = AbortSignal.any([failed.signal, ...(from.signal ? [from.signal] : [])]);
  const fetchAll = (kind: UploadKind) =>
    from.uploads.map((owner, index) =>
      limit(async () => {
        const path = join(from.folder, `earlier-${kind}-${index}.parquet`);
        const location = { bucket: from.bucket, key: analyticsKey(kind, owner) };
        try {
          return (await fetchNewest(from.store, location, path, signal)) ? path : null;
        } catch (error) {
          failed.abort(error);
          throw error;
        }
      }),
    );
  const fetched = {
    transactions: fetchAll('transactions'),
    accounts: fetchAll('accounts'),
    liabilities: fetchAll('liabilities'),
  };
  await Promise.allSettled(Object.values(fetched).flat());
  signal.throwIfAborted();
  const there = async (paths: Promise<string | null>[]) =>
    (await Promise.all(paths)).filter((path) => path !== null);
  return {
    transactions: await there(fetched.transactions),
    accounts: await there(fetched.accounts),
    liabilities: await there(fetched.liabilities),
  };
}

/** @returns whether there is such an object that can be read at once */
async function fetchNewest(
  store: ObjectStore,
  location: ObjectLocation,
  path: string,
  signal: AbortSignal,
): Promise<boolean> {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    const info = await store.stat(location);
    if (info === null) return false;
    try {
      await fetchToFile(store, info, path, signal);
      return true;
    } catch (error) {
      if (error instanceof ObjectArchivedError) return false;
      if (!(error instanceof ObjectGoneError)) throw error;
      // No ObjectGoneError: it is not the file that is being processed that is gone.
      if (attempt === attempts)
        throw new Error('Parquet changes while it is read', { cause: error });
    }
  }
}
