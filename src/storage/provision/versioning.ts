import { GetBucketVersioningCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import type { Aspect } from './aspect.ts';

const kept = 'replaced and deleted objects are kept as old versions';

/** An object that is replaced or deleted stays as an old version. */
export const versioning: Aspect = {
  name: 'versioning',
  wanted: [kept],
  read: async ({ client, bucket }) => {
    const { Status } = await client.send(new GetBucketVersioningCommand({ Bucket: bucket }));
    if (Status === undefined) return [];
    return [Status === 'Enabled' ? kept : 'versioning is suspended'];
  },
  apply: async ({ client, bucket }) => {
    await client.send(
      new PutBucketVersioningCommand({
        Bucket: bucket,
        VersioningConfiguration: { Status: 'Enabled' },
      }),
    );
  },
};
