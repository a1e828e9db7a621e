import { asc, eq } from 'drizzle-orm';
import { vi } from 'vitest';
import { dataUploads, personaHistory, recommendations, userProfiles } from '../../src/db/schema.ts';
import { analyticsKey, analyticsKinds, type UploadOwner } from '../../src/domain/analyticsKeys.ts';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import type { TestBed } from '../harness/testBed.ts';
import type { UploadBed } from '../uploads/uploadBed.ts';

/** Sends a file and completes it. @returns the upload's id */
export async function sendFile(
  on: Pick<UploadBed, 'send'>,
  member: Person,
  bytes: Buffer,
): Promise<string> {
  const isJson = bytes.toString('latin1', 0, 1) === '{';
  const file = isJson
    ? ({ fileName: 'export.json', fileType: 'JSON' } as const)
    : ({ fileName: 'export.csv', fileType: 'CSV' } as const);
  return (await on.send(member, bytes, file)).upload.id;
}

export interface ShownUpload {
  id: string;
  status: string;
  validationErrors: { row: number | null; field: string | null; message: string }[];
}

/** Waits until an upload has ended, as its member does. */
export function ended(member: Person, id: string): Promise<ShownUpload> {
  const look = async () => {
    const { upload } = dataOf(await member.run<{ upload: ShownUpload }>('UploadStatus', { id }));
    if (!['COMPLETED', 'FAILED'].includes(upload.status)) throw new Error(`it is ${upload.status}`);
    return upload;
  };
  return vi.waitFor(look, { timeout: 20_000, interval: 50 });
}

/** All that stands in the database of a member, in a fixed order. */
export async function recordsOf({ gateway }: TestBed, userId: string) {
  const { db } = gateway.services;
  const [profile] = await db.select().from(userProfiles).where(eq(userProfiles.userId, userId));
  return {
    profile,
    history: await db
      .select()
      .from(personaHistory)
      .where(eq(personaHistory.userId, userId))
      .orderBy(asc(personaHistory.assignedAt)),
    recommendations: await db
      .select()
      .from(recommendations)
      .where(eq(recommendations.userId, userId))
      .orderBy(asc(recommendations.createdAt), asc(recommendations.id)),
    uploads: await db
      .select()
      .from(dataUploads)
      .where(eq(dataUploads.userId, userId))
      .orderBy(asc(dataUploads.createdAt)),
  };
}

/** The ETags of what the analytics bucket holds of an upload, by kind. */
export async function analyticsFiles(
  { store, analyticsBucket: bucket }: Pick<UploadBed, 'store' | 'analyticsBucket'>,
  owner: UploadOwner,
): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const kind of analyticsKinds) {
    const info = await store.stat({ bucket, key: analyticsKey(kind, owner) });
    if (info !== null) found[kind] = info.eTag;
  }
  return found;
}
