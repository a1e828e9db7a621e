import type { ProvisionRow } from '../../src/storage/provision/provision.ts';
import { newBucketName } from './strictS3.ts';

/** Names for three buckets that no other test has. */
export const newBuckets = () => ({
  data: newBucketName('data'),
  analytics: newBucketName('analytics'),
  static: newBucketName('static'),
});

export const corsOrigins = ['https://app.example'];

/** The rows that are neither as wanted nor impossible. */
export const unsettled = (rows: readonly ProvisionRow[]) =>
  rows.filter(({ state }) => state === 'differs' || state === 'changed');
