import { eq } from 'drizzle-orm';
import type { Blacklist } from '../cache/blacklist.ts';
import { users } from '../db/schema.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { ObjectStore } from '../storage/objectStore.ts';
import type { Buckets } from '../storageSettings.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Audit } from './audit.ts';
import { cancelProcessing } from './cancelProcessing.ts';
import { endSessions } from './endSessions.ts';
import { lockAccount } from './signInMethods.ts';
import type { SmsCodes } from './smsCodes.ts';
import { uploadsOf } from './uploadRules.ts';
import type { Viewer } from './viewer.ts';
import type { Writes } from './writes.ts';

interface Dependencies {
  writes: Writes;
  jobs: Jobs;
  smsCodes: SmsCodes;
  blacklist: Blacklist;
  store: ObjectStore;
  buckets: Buckets;
  audit: Audit;
  logger: Logger;
  now: () => Date;
}

/** Leaving without a trace. */
export class AccountDeletion {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * Deletes the viewer's account with all that is theirs: rows (by the foreign keys), sessions, cached
   * keys, limits, codes and files. A store that is away does not keep it from happening: a job goes on
   * until the files are gone. Decisions that they made as an operator stay, without the person.
   */
  async delete(viewer: Viewer): Promise<void> {
    const { writes, jobs, smsCodes, blacklist, audit, now } = this.#deps;
    const { userId } = viewer;
    const places = [{ bucket: this.#deps.buckets.data, prefix: uploadsOf(userId) }];
    const jobId = await writes.run(async (tx, touched) => {
      const { phoneNumber } = await lockAccount(tx, userId);
      await endSessions(tx, touched, userId);
      await cancelProcessing(tx, jobs, userId);
      await tx.delete(users).where(eq(users.id, userId));
      // Void jobs that were done lately still carry keys with the user's id.
      await jobs.forgetEnded(tx, 'cache.void', userId);
      touched.account(userId);
      touched.recommendations(userId);
      touched.signals(userId);
      touched.person({ id: userId, phoneNumber });
      // Before the commit: a deletion that fails has only given a counter another name for a while.
      if (phoneNumber !== null && !(await smsCodes.hideCount(phoneNumber))) {
        touched.smsCount(phoneNumber);
      }
      return jobs.enqueue(tx, 'objects.delete', { places }, { startAfterSeconds: 5 });
    });
    await this.#deleteFiles(places, jobId);
    const remainingMillis = viewer.tokenExpiresAt.getTime() - now().getTime();
    await blacklist.add(viewer.tokenId, remainingMillis / 1000);
    audit.record({ event: 'account.deleted', userId }, viewer);
  }

  async #deleteFiles(
    places: readonly { bucket: string; prefix: string }[],
    jobId: string,
  ): Promise<void> {
    const { store, jobs, logger } = this.#deps;
    try {
      for (const { bucket, prefix } of places) await store.deletePrefix(bucket, prefix);
      await jobs.remove('objects.delete', jobId);
    } catch (err) {
      logger.warn({ err }, 'the files of a deleted account are not gone yet: a job goes on');
    }
  }
}
