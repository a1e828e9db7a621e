import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { dataUploads, type UploadStatus, users } from '../db/schema.ts';
import { contentTypes, uploadKey } from '../domain/uploadRules.ts';
import { revoke } from './consent.ts';
import { reviewRun } from './decisions.ts';
import type { DemoMember } from './members.ts';
import type { PlannedTicket } from './tickets.ts';
import type { DemoTools } from './tools.ts';
import type { PlannedUpload } from './uploads.ts';

interface LiveOptions {
  now: Date;
  /** Told after each upload. */
  onUpload: () => void;
  signal: AbortSignal;
}

/** How many of a hundred recommendations are rejected. */
const rejectedPercent = 17;

/**
 * Has a member do what is planned: consent, send files, which are processed and whose recommendations
 * are reviewed before the next file comes, and withdraw consent. What has been done already by a seed
 * that broke off is not done again.
 */
export async function live(
  tools: DemoTools,
  member: DemoMember,
  { now, onUpload, signal }: LiveOptions,
): Promise<void> {
  const { person, account, uploads, ticket, revokedAt } = member;
  // One who does not consent has done everything, or has begun a life of their own.
  const consents = await insertAccount(tools, account);
  for (const [index, upload] of uploads.entries()) {
    signal.throwIfAborted();
    if (consents) {
      await send(tools, person.id, upload, signal);
      await review(tools, member, index, now);
    }
    onUpload();
  }
  if (!consents) return;
  if (ticket !== null) await insertTicket(tools, person.id, ticket);
  if (revokedAt !== null) await revoke(tools, person.id, revokedAt);
}

/** @returns whether the member consents */
async function insertAccount({ db }: DemoTools, account: DemoMember['account']): Promise<boolean> {
  await db.insert(users).values(account).onConflictDoNothing({ target: users.id });
  const [found] = await db
    .select({ consentStatus: users.consentStatus })
    .from(users)
    .where(eq(users.id, account.id));
  return found?.consentStatus === true;
}

/** Sends a file, unless that was done, and has it processed, unless that was done. */
async function send(
  tools: DemoTools,
  userId: string,
  upload: PlannedUpload,
  signal: AbortSignal,
): Promise<void> {
  const status = (await findStatus(tools, upload.id)) ?? (await keep(tools, userId, upload));
  if (status !== 'processing' || upload.processedAt === null) return;
  await tools.process(upload.id, upload.processedAt, signal);
}

async function findStatus({ db }: DemoTools, id: string): Promise<UploadStatus | undefined> {
  const { status } = dataUploads;
  const [found] = await db.select({ status }).from(dataUploads).where(eq(dataUploads.id, id));
  return found?.status;
}

/** Keeps the file, and its upload as one that is being processed; no worker is told of it. */
async function keep(
  { db, store, bucket }: DemoTools,
  userId: string,
  { id, sentAt, file }: PlannedUpload,
): Promise<UploadStatus> {
  const { fileName, fileType, bytes } = file();
  const key = uploadKey({ userId, id, fileName });
  const fileSizeBytes = bytes.length;
  const meta = { contentType: contentTypes[fileType], sizeBytes: fileSizeBytes };
  const kept = await store.write({ bucket, key }, Readable.from([bytes]), meta);
  const status = 'processing';
  await db.insert(dataUploads).values({
    ...{ id, userId, fileName, fileType, fileSizeBytes, status },
    ...{ s3Bucket: bucket, s3Key: key, s3ETag: kept.eTag, s3VersionId: kept.versionId },
    ...{ createdAt: sentAt, updatedAt: sentAt },
  });
  return status;
}

/** What an upload brought is reviewed before the next event in its member's life. */
async function review(
  tools: DemoTools,
  { person, uploads, undecided, revokedAt }: DemoMember,
  index: number,
  now: Date,
): Promise<void> {
  const at = uploads[index]?.processedAt ?? null;
  if (at === null) return;
  const next = uploads[index + 1];
  await reviewRun(tools, {
    userId: person.id,
    at,
    until: next?.sentAt ?? revokedAt ?? now,
    // Of the newest run alone: what follows it is a file that is cut off.
    undecided: next === undefined ? undecided : 0,
    rejectedPercent: person.featured ? 0 : rejectedPercent,
  });
}

async function insertTicket(
  { db, bucket }: DemoTools,
  userId: string,
  { createdAt, ...file }: PlannedTicket,
): Promise<void> {
  const s3Key = uploadKey({ userId, ...file });
  const row = { ...file, userId, s3Bucket: bucket, s3Key, createdAt, updatedAt: createdAt };
  await db.insert(dataUploads).values(row).onConflictDoNothing();
}
