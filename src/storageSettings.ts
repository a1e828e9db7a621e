import { z } from 'zod';
import { text, url } from './settingShapes.ts';

/** The settings of the object store. Without a region or endpoint files are kept on disk. */
export const storageEnvironment = z.object({
  S3_REGION: text.optional(),
  S3_ENDPOINT: url(['http:', 'https:']).optional(),
  S3_DATA_BUCKET: text.default('spendsense-data'),
  S3_ANALYTICS_BUCKET: text.default('spendsense-analytics'),
  S3_STATIC_BUCKET: text.default('spendsense-static'),
});

/** The buckets by what they hold. */
export interface Buckets {
  /** Members' uploads. */
  data: string;
  /** Parquet for analysis. */
  analytics: string;
  /** Static assets. */
  static: string;
}

/** How S3, or what speaks its protocol, is reached; credentials come from the AWS SDK's usual places. */
export interface S3Settings {
  region: string;
  /** Null for Amazon's own. */
  endpoint: string | null;
}

export interface StorageSettings {
  /** Null where files are kept on this machine's disk. */
  s3: S3Settings | null;
  buckets: Buckets;
}

/** S3 where a region or an endpoint is given. */
export function readStorageSettings(env: z.infer<typeof storageEnvironment>): StorageSettings {
  const { S3_REGION: region, S3_ENDPOINT: endpoint } = env;
  const isGiven = region !== undefined || endpoint !== undefined;
  return {
    s3: isGiven ? { region: region ?? 'us-east-1', endpoint: endpoint ?? null } : null,
    buckets: {
      data: env.S3_DATA_BUCKET,
      analytics: env.S3_ANALYTICS_BUCKET,
      static: env.S3_STATIC_BUCKET,
    },
  };
}
