import {
  GetPublicAccessBlockCommand,
  type PublicAccessBlockConfiguration,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import type { Aspect } from './aspect.ts';
import { orNull } from './orNull.ts';

const facts = {
  BlockPublicAcls: 'public access lists are refused',
  IgnorePublicAcls: 'public access lists have no effect',
  BlockPublicPolicy: 'policies that make it public are refused',
  RestrictPublicBuckets: 'policies that make it public have no effect',
} satisfies Record<keyof PublicAccessBlockConfiguration, string>;

const factsOf = (found: PublicAccessBlockConfiguration) => [
  ...(found.BlockPublicAcls ? [facts.BlockPublicAcls] : []),
  ...(found.IgnorePublicAcls ? [facts.IgnorePublicAcls] : []),
  ...(found.BlockPublicPolicy ? [facts.BlockPublicPolicy] : []),
  ...(found.RestrictPublicBuckets ? [facts.RestrictPublicBuckets] : []),
];

/** Nothing in the bucket can be made public, by no list and no policy. */
export const publicAccess: Aspect = {
  name: 'public access block',
  wanted: Object.values(facts),
  read: async ({ client, bucket }) => {
    const answer = await orNull(
      client.send(new GetPublicAccessBlockCommand({ Bucket: bucket })),
      'NoSuchPublicAccessBlockConfiguration',
    );
    return factsOf(answer?.PublicAccessBlockConfiguration ?? {});
  },
  apply: async ({ client, bucket }) => {
    await client.send(
      new PutPublicAccessBlockCommand({
        Bucket: bucket,
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: true,
        },
      }),
    );
  },
};
