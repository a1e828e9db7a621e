import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { exactly } from './exactly.ts';
import type { ObjectStore, PinnedObject } from './objectStore.ts';

/**
 * Writes a pinned object to a local file, whole or not at all: a transfer that breaks off in the
 * middle can look like the end of the object.
 *
 * @throws ObjectGoneError, ObjectArchivedError, or RangeError unless exactly `sizeBytes` arrived
 */
export async function fetchToFile(
  store: ObjectStore,
  pinned: PinnedObject & { sizeBytes: number },
  path: string,
  signal?: AbortSignal,
): Promise<void> {
  signal?.throwIfAborted();
  const body = await store.read(pinned);
  try {
    await pipeline(body, exactly(pinned.sizeBytes), createWriteStream(path), { signal });
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
