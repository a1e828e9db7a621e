import { randomUUID } from 'node:crypto';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { createS3Client } from '../../src/storage/s3Client.ts';

const { TEST_S3_ENDPOINT, TEST_S3_HTTP_ENDPOINT, TEST_S3_REGION = 'us-east-1' } = process.env;

/** Whether there is an S3 to test on: TEST_S3_ENDPOINT, with credentials in AWS_ACCESS_KEY_ID and so on. */
export const hasStrictS3 = TEST_S3_ENDPOINT !== undefined && TEST_S3_ENDPOINT !== '';

export const strictS3 = { region: TEST_S3_REGION, endpoint: TEST_S3_ENDPOINT ?? null };

/** The same store by plain HTTP, where TEST_S3_HTTP_ENDPOINT says how that is reached. */
export const plainStrictS3 =
  TEST_S3_HTTP_ENDPOINT === undefined || TEST_S3_HTTP_ENDPOINT === ''
    ? null
    : { region: TEST_S3_REGION, endpoint: TEST_S3_HTTP_ENDPOINT };

/** A bucket's name that no other test has. */
export const newBucketName = (kind: string) => `test-${kind}-${randomUUID()}`;

/** Makes a bucket. */
export async function newBucket({ hasVersions }: { hasVersions: boolean }): Promise<string> {
  const client = createS3Client(strictS3);
  const bucket = newBucketName(hasVersions ? 'versions' : 'plain');
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    if (!hasVersions) return bucket;
    const VersioningConfiguration = { Status: 'Enabled' as const };
    await client.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration }));
    return bucket;
  } finally {
    client.destroy();
  }
}
