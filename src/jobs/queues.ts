import type { Queue } from 'pg-boss';

/** What a job of each queue carries. */
export interface JobData {
  /** Keys to void and channels to tell of a change, which may not have reached Redis. */
  'cache.void': { keys: string[]; events?: string[] };
  /** Time to remove what has expired. */
  'identity.cleanup': Record<string, never>;
  /** A file that is there and waits to be processed. */
  'upload.process': { uploadId: string };
  /** A file that could not be processed, however often it was tried. */
  'upload.fail': { uploadId: string };
  /** Time to end the tickets that nobody used, and to remove files that nobody owns. */
  'uploads.cleanup': Record<string, never>;
  /** Files of somebody who has left; where they are is encrypted, because it names them. */
  'objects.delete': { places: string };
}

export type QueueName = keyof JobData;

/** A queue's retries, retention, and where a job goes that has failed for good. */
type Settings = Omit<Queue, 'name' | 'policy' | 'partition'> & { deadLetter?: QueueName };

/** Every queue. A dead letter's queue stands before the one that fills it. */
export const queues: Record<QueueName, Settings> = {
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
  // Until it succeeds: while PostgreSQL is away, nothing else tells the member.
  'upload.fail': { retryLimit: 1000, retryDelay: 10, retryBackoff: false, expireInSeconds: 60 },
  'upload.process': {
    // For about half an hour: a store that is away for some minutes fails nobody's upload.
    retryLimit: 12,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: 300,
    // A worker that was killed is missed after so long, and another one takes over.
    heartbeatSeconds: 10,
    retentionSeconds: 30 * 86_400,
    deleteAfterSeconds: 3600,
    deadLetter: 'upload.fail',
  },
  'uploads.cleanup': { retryLimit: 3, retryDelay: 30, expireInSeconds: 600 },
  // A promise to somebody who has left: repeated for months.
  'objects.delete': {
    retryLimit: 100_000,
    retryDelay: 60,
    retryBackoff: false,
    expireInSeconds: 600,
    retentionSeconds: 365 * 86_400,
    deleteAfterSeconds: 60,
  },
};
