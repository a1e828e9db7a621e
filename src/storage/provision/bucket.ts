import { CreateBucketCommand, GetBucketVersioningCommand } from '@aws-sdk/client-s3';
import type { Place } from './aspect.ts';
import { orNull } from './orNull.ts';

/** A question that has an answer for every bucket; a refused HEAD would not tell why. */
export async function bucketExists({ client, bucket }: Place): Promise<boolean> {
  const question = client.send(new GetBucketVersioningCommand({ Bucket: bucket }));
  return (await orNull(question, 'NoSuchBucket')) !== null;
}

/** In the client's region: the SDK tells S3 which. */
export async function createBucket({ client, bucket }: Place): Promise<void> {
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
}
