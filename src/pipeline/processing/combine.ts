import type { ObjectStore } from '../../storage/objectStore.ts';
import { addEarlier } from '../lake/addEarlier.ts';
import { type Assessment, assess } from './assess.ts';
import type { MemberState } from './memberState.ts';
import type { Workspace } from './workspace.ts';

/** Adds what the member uploaded before to what stands in the engine, and assesses all of it. */
export async function combine(
  { engine, folder, signal }: Workspace,
  { store, bucket }: { store: ObjectStore; bucket: string },
  { userId, completed }: MemberState,
): Promise<Assessment> {
  const uploads = completed.map((uploadId) => ({ userId, uploadId }));
  await addEarlier({ engine, store, bucket, uploads, folder, signal });
  return assess(engine);
}
