import { isDeepStrictEqual } from 'node:util';
import { GetBucketPolicyCommand, PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { z } from 'zod';
import { type Aspect, NotSupportedError } from './aspect.ts';
import { orNull } from './orNull.ts';

interface Statement {
  Sid: string;
  Condition: Record<string, Record<string, string>>;
}

/**
 * Requests without credentials. No statement allows anybody anything, so that other accounts have no
 * access either; this one also outweighs an object's own access list.
 */
const anonymous: Statement = {
  Sid: 'DenyAnonymous',
  Condition: { StringEquals: { 'aws:PrincipalType': 'Anonymous' } },
};

const plainHttp: Statement = {
  Sid: 'DenyPlainHttp',
  Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
};

const facts: Record<string, string> = {
  [anonymous.Sid]: 'requests without credentials are refused',
  [plainHttp.Sid]: 'plain HTTP is refused',
};

const policyShape = z.looseObject({
  Statement: z.array(z.looseObject({ Sid: z.string().optional() })),
});

const denial = (bucket: string, { Sid, Condition }: Statement) => ({
  Sid,
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
  Condition,
});

/** @param isHttpRefused not where this process itself comes by plain HTTP: it would lock itself out */
export function policy({ isHttpRefused }: { isHttpRefused: boolean }): Aspect {
  const statements = isHttpRefused ? [anonymous, plainHttp] : [anonymous];
  const wanted = (bucket: string) => statements.map((it) => denial(bucket, it));
  return {
    name: 'policy',
    wanted: statements.map(({ Sid }) => facts[Sid] ?? Sid),
    read: async ({ client, bucket }) => {
      const answer = await orNull(
        client.send(new GetBucketPolicyCommand({ Bucket: bucket })),
        'NoSuchBucketPolicy',
      );
      if (answer?.Policy === undefined) return [];
      return policyShape.parse(JSON.parse(answer.Policy)).Statement.map((found) => {
        const isOurs = wanted(bucket).some((it) => isDeepStrictEqual(it, found));
        const name = found.Sid ?? 'no name';
        return isOurs ? (facts[name] ?? name) : `another statement (${name})`;
      });
    },
    apply: async ({ client, bucket }) => {
      const document = { Version: '2012-10-17', Statement: wanted(bucket) };
      const Policy = JSON.stringify(document);
      await client.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }));
    },
  };
}

const cannotRefuse = async (): Promise<never> => {
  throw new NotSupportedError('S3_ENDPOINT is plain HTTP itself: a refusal would lock it out');
};

/** Stands for the refusal of plain HTTP where it cannot be, so that the lack is named. */
export const unrefusedHttp: Aspect = {
  name: 'refusal of plain HTTP',
  wanted: [],
  read: cannotRefuse,
  apply: cannotRefuse,
};
