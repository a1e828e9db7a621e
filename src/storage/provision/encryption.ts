import { GetBucketEncryptionCommand, PutBucketEncryptionCommand } from '@aws-sdk/client-s3';
import { type Aspect, NotSupportedError } from './aspect.ts';
import { orNull } from './orNull.ts';

const factOf = (algorithm: string) => `objects are encrypted by ${algorithm}`;

/** Every object is encrypted with keys of the store (SSE-S3). */
export const encryption: Aspect = {
  name: 'encryption',
  wanted: [factOf('AES256')],
  read: async ({ client, bucket }) => {
    const answer = await orNull(
      client.send(new GetBucketEncryptionCommand({ Bucket: bucket })),
      'ServerSideEncryptionConfigurationNotFoundError',
    );
    if (answer === null) return [];
    const rules = answer.ServerSideEncryptionConfiguration?.Rules;
    // A store that knows of it answers with a rule, or that there is none.
    if (rules === undefined) {
      throw new NotSupportedError('no default of its own; every upload asks for AES256 by itself');
    }
    return rules.flatMap(({ ApplyServerSideEncryptionByDefault: byDefault }) =>
      byDefault?.SSEAlgorithm === undefined ? [] : [factOf(byDefault.SSEAlgorithm)],
    );
  },
  apply: async ({ client, bucket }) => {
    const rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' as const } };
    await client.send(
      new PutBucketEncryptionCommand({
        Bucket: bucket,
        ServerSideEncryptionConfiguration: { Rules: [rule] },
      }),
    );
  },
};
