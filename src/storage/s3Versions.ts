import { isDeepStrictEqual } from 'node:util';
import {
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectIdentifier,
  type S3Client,
} from '@aws-sdk/client-s3';

/** The first of what a listing has: at most 1000, as many as S3 deletes in one request. */
async function firstVersions(
  client: S3Client,
  bucket: string,
  prefix: string,
): Promise<ObjectIdentifier[]> {
  let marker: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  for (;;) {
    const page: ListObjectVersionsCommandOutput = await client.send(
      new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...marker }),
    );
    const { Versions = [], DeleteMarkers = [] } = page;
    const found = [...Versions, ...DeleteMarkers];
    if (found.length > 0) return found.map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (page.IsTruncated !== true) return [];
    marker = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
}

async function deleteAll(client: S3Client, bucket: string, objects: ObjectIdentifier[]) {
  const { Errors: faults = [] } = await client.send(
    new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: objects, Quiet: true } }),
  );
  const [first] = faults;
  if (first === undefined) return;
  throw new Error(
    `S3 did not delete ${faults.length} of ${objects.length} versions: ${first.Code}`,
  );
}

/**
 * Deletes every version and delete marker below a prefix.
 *
 * @returns how many there were
 * @throws Error when S3 kept one of them
 */
export async function deleteVersions(
  client: S3Client,
  bucket: string,
  prefix: string,
): Promise<number> {
  if (prefix === '') throw new TypeError('an empty prefix is the whole bucket');
  let deleted = 0;
  let last: ObjectIdentifier | undefined;
  for (;;) {
    // From the start each time: a store may lose its place in a listing of which it deletes.
    const objects = await firstVersions(client, bucket, prefix);
    const [first] = objects;
    if (first === undefined) return deleted;
    if (isDeepStrictEqual(first, last))
      throw new Error(`S3 still has ${first.Key} after its deletion`);
    await deleteAll(client, bucket, objects);
    deleted += objects.length;
    last = first;
  }
}
