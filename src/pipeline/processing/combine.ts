import type { ObjectStore } from '../../storage/objectStore.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { addEarlier } from '../lake/addEarlier.ts';
import { type Assessment, assess } from './assess.ts';
import type { MemberState } from './memberState.ts';
import type { Workspace } from './workspace.ts';

/** Adds what the member uploaded before to what stands in the engine, and assesses all of it. */
export async function combine(
  { engine, folder, signal }: Workspace,
  { store, bucket, logger }: { store: ObjectStore; bucket: string; logger: Logger },
  { userId, completed }: MemberState,
): Promise<Assessment> {
  const uploads = completed.map((uploadId) => ({ userId, uploadId }));
  const { skipped } = await addEarlier({ engine, store, bucket, uploads, folder, signal });
  if (skipped > 0) logger.warn({ userId, skipped }, 'earlier uploads are archived, or not there');
  return assess(engine);
}
