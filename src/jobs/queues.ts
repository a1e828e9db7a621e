import type { QueueOptions } from 'pg-boss';

/** What a job of each queue carries. */
export interface JobData {
  /** Keys to void whose write may not have reached Redis. */
  'cache.void': { keys: string[] };
}

export type QueueName = keyof JobData;

/** Every queue with its retries and retention. */
export const queues: Record<QueueName, QueueOptions> = {
  // Repeated until it succeeds: a day of attempts outlives every TTL that it guards.
  'cache.void': {
    retryLimit: 100_000,
    retryDelay: 1,
    retryBackoff: false,
    expireInSeconds: 30,
    deleteAfterSeconds: 60,
  },
};
