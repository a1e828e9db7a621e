import {
  GetBucketLifecycleConfigurationCommand,
  type LifecycleRule,
  PutBucketLifecycleConfigurationCommand,
} from '@aws-sdk/client-s3';
import type { Aspect } from './aspect.ts';
import { facts, factsOf } from './lifecycleFacts.ts';
import { orNull } from './orNull.ts';

/** How long files are kept, in days since they were written. */
export interface Ages {
  glacier: number;
  deletion: number;
}

const unfinishedDays = 7;

/** An old version, or one that its age has deleted, is gone so many days later. */
const replacedDays = 30;

const allObjects = { Status: 'Enabled', Filter: { Prefix: '' } } as const;

const abortUnfinished: LifecycleRule = {
  ...allObjects,
  ID: 'spendsense-unfinished',
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: unfinishedDays },
};

const ageRules = ({ glacier, deletion }: Ages): LifecycleRule[] => [
  {
    ...allObjects,
    ID: 'spendsense-age',
    Transitions: [{ Days: glacier, StorageClass: 'GLACIER' }],
    Expiration: { Days: deletion },
    NoncurrentVersionExpiration: { NoncurrentDays: replacedDays },
  },
  // S3 does not take this together with an age in one rule.
  {
    ...allObjects,
    ID: 'spendsense-delete-markers',
    Expiration: { ExpiredObjectDeleteMarker: true },
  },
];

/** What becomes of objects by age. @param ages null for files that are kept */
export function lifecycle(ages: Ages | null): Aspect {
  const rules = [...(ages === null ? [] : ageRules(ages)), abortUnfinished];
  return {
    name: 'lifecycle',
    wanted: rules.flatMap(factsOf),
    read: async ({ client, bucket }) => {
      const answer = await orNull(
        client.send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket })),
        'NoSuchLifecycleConfiguration',
      );
      const found = answer?.Rules ?? [];
      const smallStay =
        answer?.TransitionDefaultMinimumObjectSize === 'all_storage_classes_128K' && ages !== null;
      return [...found.flatMap(factsOf), ...(smallStay ? [facts.keepsSmall] : [])];
    },
    apply: async ({ client, bucket }) => {
      await client.send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket: bucket,
          LifecycleConfiguration: { Rules: rules },
          // By S3's own default objects below 128 KB never move, and most statements are smaller.
          ...(ages !== null && { TransitionDefaultMinimumObjectSize: 'varies_by_storage_class' }),
        }),
      );
    },
  };
}
