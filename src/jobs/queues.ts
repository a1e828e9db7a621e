import type { QueueOptions } from 'pg-boss';

/** What a job of each queue carries. */
export interface JobData {
  /** Keys to void whose write may not have reached Redis. */
  'cache.void': { keys: string[] };
  /** Time to remove what has expired. */
  'identity.cleanup': Record<string, never>;
  /** A file that is there and waits to be processed. */
  'upload.process': { uploadId: string };
  /** Time to end the tickets that nobody used, and to remove files that nobody owns. */
  'uploads.cleanup': Record<string, never>;
  /** Files of somebody who has left; where they are is encrypted, because it names them. */
  'objects.delete': { places: string };
}

export type QueueName = keyof JobData;

/** Every queue with its retries and retention. */
export const queues: Record<QueueName, QueueOptions> = {
  // Repeated for days. Should even that be too short, a session that is gone from PostgreSQL lives on
  // in Redis only for as long as an access token of it does.
  'cache.void': {
    retryLimit: 100_000,
    retryDelay: 1,
    retryBackoff: false,
    expireInSeconds: 30,
    deleteAfterSeconds: 60,
  },
  'identity.cleanup': { retryLimit: 3, retryDelay: 30, expireInSeconds: 600 },
  'upload.process': {
    retryLimit: 5,
    retryDelay: 2,
    retryBackoff: true,
    expireInSeconds: 300,
    retentionSeconds: 30 * 86_400,
  },
  'uploads.cleanup': { retryLimit: 3, retryDelay: 30, expireInSeconds: 600 },
  'objects.delete': {
    retryLimit: 1000,
    retryDelay: 10,
    retryBackoff: false,
    expireInSeconds: 600,
    deleteAfterSeconds: 60,
  },
};
