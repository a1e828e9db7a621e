import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '../db/pool.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { ObjectStore } from '../storage/objectStore.ts';
import type { Buckets } from '../storageSettings.ts';
import type { Logger } from '../telemetry/logger.ts';
import { decrypt, deriveKey, encrypt } from './secrets.ts';
import { ticketMinutes, uploadsOf } from './uploadRules.ts';

/** How long whoever leaves waits for a slow store; a job goes on after that. */
const patienceMillis = 3000;
/** When no ticket of theirs can bring a file any more. */
const afterTicketsSeconds = (ticketMinutes + 5) * 60;

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

/** Removes the files of whoever leaves, at once or as soon as the store can be reached. */
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
   * @param hasOpenTickets whether a file may still arrive: it is then looked for once more
   */
  async promise(tx: Database, userId: string, hasOpenTickets: boolean): Promise<PromisedDeletion> {
    const { jobs, buckets } = this.#deps;
    const places = [{ bucket: buckets.data, prefix: uploadsOf(userId) }];
    const data = { places: encrypt(this.#key, JSON.stringify(places)) };
    const later = { startAfterSeconds: afterTicketsSeconds };
    if (hasOpenTickets) await jobs.enqueue(tx, 'objects.delete', data, later);
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
    for (const { bucket, prefix } of places) await this.#deps.store.deletePrefix(bucket, prefix);
  }
}
