import {
  DeleteBucketCorsCommand,
  GetBucketVersioningCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { provision } from '../../src/storage/provision/provision.ts';
import { createS3Client } from '../../src/storage/s3Client.ts';
import { corsOrigins, newBuckets, unsettled } from './newBuckets.ts';
import { hasStrictS3, strictS3 } from './strictS3.ts';

const buckets = newBuckets();
let client: S3Client;

const make = () => provision(strictS3, buckets, { check: false, corsOrigins });
const check = () => provision(strictS3, buckets, { check: true, corsOrigins });

beforeAll(() => {
  client = createS3Client(strictS3);
});
afterAll(() => client?.destroy());

const byHand: [string, string, () => Promise<unknown>][] = [
  [
    'versioning that was suspended',
    'versioning',
    () =>
      client.send(
        new PutBucketVersioningCommand({
          Bucket: buckets.data,
          VersioningConfiguration: { Status: 'Suspended' },
        }),
      ),
  ],
  [
    'a lifecycle rule that was removed, and another that was added',
    'lifecycle',
    () =>
      client.send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket: buckets.data,
          LifecycleConfiguration: {
            Rules: [
              {
                ID: 'x',
                Status: 'Enabled',
                Filter: { Prefix: 'uploads/' },
                Expiration: { Days: 1 },
              },
            ],
          },
        }),
      ),
  ],
  [
    'CORS that was removed',
    'CORS',
    () => client.send(new DeleteBucketCorsCommand({ Bucket: buckets.data })),
  ],
  [
    'a public access block of which a part was lifted',
    'public access block',
    () =>
      client.send(
        new PutPublicAccessBlockCommand({
          Bucket: buckets.data,
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: true,
            IgnorePublicAcls: true,
            BlockPublicPolicy: true,
            RestrictPublicBuckets: false,
          },
        }),
      ),
  ],
  [
    'a policy in the place of ours',
    'policy',
    () => {
      const statement = {
        Sid: 'DenyWebsite',
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:PutBucketWebsite',
        Resource: `arn:aws:s3:::${buckets.data}`,
      };
      const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
      return client.send(new PutBucketPolicyCommand({ Bucket: buckets.data, Policy }));
    },
  ],
];

describe.skipIf(!hasStrictS3)('what was changed by hand', () => {
  beforeEach(async () => {
    await make();
  });

  test.each(byHand)('%s is told by a check, left by it, and mended by a run', async (...given) => {
    const [, aspect, change] = given;
    await change();
    const told = unsettled(await check());
    expect(told).toEqual([
      { bucket: buckets.data, aspect, state: 'differs', detail: expect.stringContaining(':') },
    ]);
    expect(unsettled(await check())).toEqual(told);
    expect(unsettled(await make())).toEqual([{ ...told[0], state: 'changed' }]);
    expect(unsettled(await check())).toEqual([]);
    const versioning = new GetBucketVersioningCommand({ Bucket: buckets.data });
    expect((await client.send(versioning)).Status).toBe('Enabled');
  });
});
