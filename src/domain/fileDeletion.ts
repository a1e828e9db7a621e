import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '../db/pool.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { ObjectStore } from '../storage/objectStore.ts';
import type { Buckets } from '../storageSettings.ts';
import type { Logger } from '../telemetry/logger.ts';
import { analyticsOf } from './analyticsKeys.ts';
import { decrypt, deriveKey, encrypt } from './secrets.ts';
import { ticketMinutes, uploadsOf } from './uploadRules.ts';

/** How long whoever leaves waits for a slow store; a job goes on after that. */
const patienceMillis = 3000;
/** When no ticket of theirs can bring a file any more, and no worker holds an upload of theirs. */
const afterwardsSeconds = (ticketMinutes + 5) * 60;

const placesShape = z.array(z.object({ bucket: z.string(), prefix: z.string() }));
type Places = z.infer<typeof placesShape>;

interface Dependencies {
  store: ObjectStore;
  jobs: Jobs;
  buckets: Buckets;
  logger: Logger;
  /** The installation's secret. */
  secret: string;
}

/** A deletion of files that is promised by a job. */
export interface PromisedDeletion {
  places: Places;
  jobId: string;
}

/**
 * Removes the files of whoever leaves, and the Parquet that was made of them, at once or as soon as the
 * store can be reached.
 */
export class FileDeletion {
  readonly #deps: Dependencies;
  readonly #key: Buffer;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#key = deriveKey(deps.secret, 'files to delete');
  }

  /**
   * Promises it within the transaction that deletes the account.
   *
   * @param mayFollow whether a file or Parquet may still arrive: it is then looked for once more
   */
  async promise(tx: Database, userId: string, mayFollow: boolean): Promise<PromisedDeletion> {
    const { jobs, buckets } = this.#deps;
    const places = [
      { bucket: buckets.data, prefix: uploadsOf(userId) },
      ...analyticsOf(userId).map((prefix) => ({ bucket: buckets.analytics, prefix })),
    ];
    const data = { places: encrypt(this.#key, JSON.stringify(places)) };
    const later = { startAfterSeconds: afterwardsSeconds };
    if (mayFollow) await jobs.enqueue(tx, 'objects.delete', data, later);
    const jobId = await jobs.enqueue(tx, 'objects.delete', data, { startAfterSeconds: 5 });
    return { places, jobId };
  }

  /** Keeps the promise now, as far as the store allows. Never fails: the job is there. */
  async keep({ places, jobId }: PromisedDeletion): Promise<void> {
    const { jobs, logger } = this.#deps;
    const kept = this.#delete(places)
      .then(() => jobs.remove('objects.delete', jobId))
      .catch((err: unknown) => {
        logger.warn({ err }, 'the files of a deleted account are not gone yet: a job goes on');
      });
    await Promise.race([kept, sleep(patienceMillis, undefined, { ref: false })]);
  }

  /** Works the jobs in this process. */
  async work(): Promise<void> {
    const { jobs } = this.#deps;
    const remove = async (batch: readonly { places: string }[]) => {
      for (const job of batch) {
        await this.#delete(placesShape.parse(JSON.parse(decrypt(this.#key, job.places))));
      }
    };
    await jobs.work('objects.delete', remove, { forget: true });
  }

  async #delete(places: Places): Promise<void> {
    const { store } = this.#deps;
    await Promise.all(places.map(({ bucket, prefix }) => store.deletePrefix(bucket, prefix)));
  }
}
