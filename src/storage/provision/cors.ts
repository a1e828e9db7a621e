import {
  type CORSRule,
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  PutBucketCorsCommand,
} from '@aws-sdk/client-s3';
import type { Aspect } from './aspect.ts';
import { orNull } from './orNull.ts';

const words = (items: readonly string[] = []) => items.toSorted().join(', ') || 'nothing';

const factsOf = (rule: CORSRule) =>
  (rule.AllowedOrigins ?? []).map(
    (origin) =>
      `pages of ${origin} may ${words(rule.AllowedMethods)}, send ${words(rule.AllowedHeaders)}, see ${words(rule.ExposeHeaders)}`,
  );

const ruleFor = (origins: readonly string[]): CORSRule => ({
  ID: 'spendsense-pages',
  AllowedOrigins: [...origins],
  AllowedMethods: ['GET', 'POST'],
  AllowedHeaders: ['*'],
  ExposeHeaders: ['ETag'],
  MaxAgeSeconds: 3600,
});

/** Which pages may upload to a bucket, and download from it, by script. None where no origin is given. */
export function cors(origins: readonly string[]): Aspect {
  const rules = origins.length === 0 ? [] : [ruleFor(origins)];
  return {
    name: 'CORS',
    wanted: rules.flatMap(factsOf),
    read: async ({ client, bucket }) => {
      const answer = await orNull(
        client.send(new GetBucketCorsCommand({ Bucket: bucket })),
        'NoSuchCORSConfiguration',
      );
      return (answer?.CORSRules ?? []).flatMap(factsOf);
    },
    apply: async ({ client, bucket }) => {
      if (rules.length === 0) {
        await client.send(new DeleteBucketCorsCommand({ Bucket: bucket }));
        return;
      }
      const CORSConfiguration = { CORSRules: rules };
      await client.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration }));
    },
  };
}
