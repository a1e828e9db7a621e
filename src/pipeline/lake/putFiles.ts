import { open } from 'node:fs/promises';
import { analyticsKey, type UploadOwner } from '../../domain/analyticsKeys.ts';
import type { ObjectStore } from '../../storage/objectStore.ts';
import type { LakeFile } from './lakeFile.ts';

const contentType = 'application/vnd.apache.parquet';
/** The member's account is locked meanwhile: whoever waits for it must not wait for a slow store. */
const patienceMillis = 3000;

/**
 * Puts the files of an upload into the analytics bucket, in the place of what an earlier run put there.
 * Whatever happens, no write is under way any more when this has ended.
 *
 * @throws what the store says, or a TimeoutError when it is too slow: some files may be there then
 */
export async function putFiles(
  store: ObjectStore,
  bucket: string,
  owner: UploadOwner,
  files: readonly LakeFile[],
): Promise<void> {
  const signal = AbortSignal.timeout(patienceMillis);
  const written = await Promise.allSettled(
    files.map(async ({ kind, path, sizeBytes }) => {
      // Opened here: a stream that cannot open its file would fail before the store looks at it.
      const body = (await open(path)).createReadStream();
      try {
        const location = { bucket, key: analyticsKey(kind, owner) };
        await store.write(location, body, { contentType, sizeBytes }, signal);
      } finally {
        body.destroy();
      }
    }),
  );
  for (const result of written) if (result.status === 'rejected') throw result.reason;
}
