import { Readable } from 'node:stream';
import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { S3Settings } from '../storageSettings.ts';
import {
  ObjectArchivedError,
  ObjectGoneError,
  type ObjectInfo,
  type ObjectLocation,
  type ObjectStore,
  type PinnedObject,
} from './objectStore.ts';
import { createS3Client } from './s3Client.ts';
import { isArchived, isGone, isNotFound } from './s3Faults.ts';
import { signDownload, signTicket } from './s3Links.ts';
import { deleteVersions } from './s3Versions.ts';
import { putStream } from './s3Write.ts';

/** What every answer of S3 that tells of an object has. */
function told<Value>(value: Value | undefined, name: string): Value {
  if (value === undefined) throw new Error(`S3 answered without ${name}`);
  return value;
}

async function statObject(client: S3Client, location: ObjectLocation): Promise<ObjectInfo | null> {
  const { bucket, key } = location;
  try {
    const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
    return {
      bucket,
      key,
      eTag: told(head.ETag, 'an ETag'),
      versionId: head.VersionId ?? null,
      sizeBytes: told(head.ContentLength, 'a size'),
      contentType: head.ContentType ?? 'application/octet-stream',
    };
  } catch (error) {
    if (isNotFound(error)) return null;
    throw error;
  }
}

async function readObject(client: S3Client, pinned: PinnedObject): Promise<Readable> {
  const { bucket, key, eTag, versionId } = pinned;
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    IfMatch: eTag,
    ...(versionId !== null && { VersionId: versionId }),
  });
  try {
    const { Body: body } = await client.send(command);
    if (!(body instanceof Readable)) throw new TypeError('S3 answered without a stream');
    return body;
  } catch (cause) {
    if (isArchived(cause)) throw new ObjectArchivedError({ cause });
    throw isGone(cause) ? new ObjectGoneError({ cause }) : cause;
  }
}

/**
 * Files on Amazon S3, or on what speaks its protocol. In a bucket without versions a download link
 * gives what is there when it is opened; `read` refuses what was replaced in every bucket.
 */
export function createS3Store(settings: S3Settings): ObjectStore {
  const client = createS3Client(settings);
  return {
    kind: 's3',
    issueTicket: (request) => signTicket(client, request),
    stat: (location) => statObject(client, location),
    read: (pinned) => readObject(client, pinned),
    write: async (location, body, meta, signal) => {
      const { ETag, VersionId } = await putStream(client, location, body, meta, signal);
      const { bucket, key } = location;
      return { bucket, key, eTag: told(ETag, 'an ETag'), versionId: VersionId ?? null, ...meta };
    },
    downloadLink: (request) => signDownload(client, request),
    deletePrefix: (bucket, prefix) => deleteVersions(client, bucket, prefix),
    close: async () => client.destroy(),
  };
}
