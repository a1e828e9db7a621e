import { and, eq, ne } from 'drizzle-orm';
import type { Blacklist } from '../cache/blacklist.ts';
import type { Database } from '../db/pool.ts';
import { dataUploads, users } from '../db/schema.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Audit } from './audit.ts';
import { cancelProcessing } from './cancelProcessing.ts';
import { endSessions } from './endSessions.ts';
import type { FileDeletion } from './fileDeletion.ts';
import { lockAccount } from './signInMethods.ts';
import type { SmsCodes } from './smsCodes.ts';
import type { Viewer } from './viewer.ts';
import type { Writes } from './writes.ts';

interface Dependencies {
  writes: Writes;
  jobs: Jobs;
  smsCodes: SmsCodes;
  blacklist: Blacklist;
  fileDeletion: FileDeletion;
  audit: Audit;
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
   * keys, limits, codes, files and Parquet. A store that is away does not keep it from happening: a job
   * goes on until they are gone. Decisions that they made as an operator stay, without the person.
   */
  async delete(viewer: Viewer): Promise<void> {
    const { writes, jobs, smsCodes, blacklist, audit, now } = this.#deps;
    const { userId } = viewer;
    const promised = await writes.run(async (tx, touched) => {
      const { phoneNumber } = await lockAccount(tx, userId);
      await endSessions(tx, touched, userId);
      await cancelProcessing(tx, touched, jobs, userId);
      const mayFollow = await mayAnyFollow(tx, userId);
      await tx.delete(users).where(eq(users.id, userId));
      // Void jobs that were done lately still carry keys with the user's id.
      await jobs.forgetEnded(tx, 'cache.void', userId);
      touched.account(userId);
      touched.recommendations(userId);
      touched.signals(userId);
      touched.reviewQueue();
      touched.person({ id: userId, phoneNumber });
      // Before the commit: a deletion that fails has only given a counter another name for a while.
      if (phoneNumber !== null && !(await smsCodes.hideCount(phoneNumber))) {
        touched.smsCount(phoneNumber);
      }
      return {
        phoneNumber,
        files: await this.#deps.fileDeletion.promise(tx, userId, mayFollow),
      };
    });
    await blacklist.add(viewer, now());
    if (promised.phoneNumber !== null) await smsCodes.forget(promised.phoneNumber);
    audit.record({ event: 'account.deleted', userId }, viewer);
    await this.#deps.fileDeletion.keep(promised.files);
  }
}

/** Whether a ticket of the member's may still bring a file, or a worker put Parquet of them. */
async function mayAnyFollow(tx: Database, userId: string): Promise<boolean> {
  const mayFollow = ne(dataUploads.status, 'failed');
  const [found] = await tx
    .select({ id: dataUploads.id })
    .from(dataUploads)
    .where(and(eq(dataUploads.userId, userId), mayFollow))
    .limit(1);
  return found !== undefined;
}
