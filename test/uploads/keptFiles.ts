import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { createS3Client } from '../../src/storage/s3Client.ts';
import { strictS3 } from '../storage/strictS3.ts';

/** Every file below a folder; none where there is no such folder. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = found.filter((item) => item.isFile());
  return files.map(({ parentPath, name }) => join(parentPath, name)).toSorted();
}

/** Every version and delete marker in a bucket of the strict S3, as `key@version`. */
export async function versionsIn(bucket: string): Promise<string[]> {
  const client = createS3Client(strictS3);
  try {
    const page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket }));
    if (page.IsTruncated === true) throw new Error('a test keeps fewer than 1000 versions');
    const found = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])];
    return found.map(({ Key, VersionId }) => `${Key}@${VersionId}`).toSorted();
  } finally {
    client.destroy();
  }
}
