import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { dataUploads, recommendations, userProfiles, users } from '../db/schema.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { type Account, accountColumns } from './accountView.ts';
import type { Audit } from './audit.ts';
import { cancelProcessing } from './cancelProcessing.ts';
import { BadUserInputError, NotFoundError } from './errors.ts';
import type { Viewer } from './viewer.ts';
import type { Touched, Writes } from './writes.ts';

interface Dependencies {
  writes: Writes;
  jobs: Jobs;
  audit: Audit;
  acceptedVersions: readonly string[];
  now: () => Date;
}

/** When consent began: at a grant, unless it stands already. */
const beganAt = (now: Date): SQL => {
  const { consentStatus, consentGrantedAt } = users;
  return sql`case when ${consentStatus} then ${consentGrantedAt} else ${sql.param(now, consentGrantedAt)}::timestamptz end`;
};

/** A member's consent to processing. */
export class Consent {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * Consents to a version of the terms. Nothing is reprocessed. What comes later is combined only with
   * what came since consent began: accepting a newer version while consenting does not begin it anew.
   *
   * @throws BadUserInputError for a version that is not accepted
   */
  async grant(viewer: Viewer, version: string): Promise<Account> {
    const { acceptedVersions, writes, audit, now } = this.#deps;
    if (!acceptedVersions.includes(version)) {
      const message = `must be an accepted version: ${acceptedVersions.join(', ')}`;
      throw new BadUserInputError([{ path: 'version', message }]);
    }
    const account = await writes.run((tx, touched) =>
      this.#set(tx, touched, viewer.userId, {
        consentStatus: true,
        consentVersion: version,
        consentGrantedAt: beganAt(now()),
      }),
    );
    audit.record({ event: 'consent.granted', userId: viewer.userId, version }, viewer);
    return account;
  }

  /**
   * Withdraws consent. In one transaction: the flag; pending recommendations and the profile are
   * deleted; jobs are cancelled, and uploads being processed end FAILED. Persona history, decided recommendations and uploads
   * stay, for the member's own export.
   */
  async revoke(viewer: Viewer): Promise<Account> {
    const { writes, jobs, audit, now } = this.#deps;
    const { userId } = viewer;
    const account = await writes.run(async (tx, touched) => {
      // The account first: it is the row that a concurrent grant or revocation waits for.
      const revoked = await this.#set(tx, touched, userId, { consentStatus: false });
      await deletePending(tx, userId);
      await tx.delete(userProfiles).where(eq(userProfiles.userId, userId));
      await cancelProcessing(tx, touched, jobs, userId);
      for (const uploadId of await failProcessingUploads(tx, userId, now())) {
        // A worker that is at it may yet leave something behind.
        await jobs.enqueue(tx, 'upload.fail', { uploadId }, { startAfterSeconds: 60 });
      }
      return revoked;
    });
    audit.record({ event: 'consent.revoked', userId }, viewer);
    return account;
  }

  async #set(
    tx: Database,
    touched: Touched,
    userId: string,
    change: { consentStatus: boolean; consentVersion?: string; consentGrantedAt?: SQL },
  ): Promise<Account> {
    const [account] = await tx
      .update(users)
      .set(change)
      .where(eq(users.id, userId))
      .returning(accountColumns);
    if (account === undefined) throw new NotFoundError('account');
    touched.account(userId);
    touched.recommendations(userId);
    touched.signals(userId);
    touched.reviewQueue();
    return account;
  }
}

/** Locks in the order of the ids, as a review does, so that the two cannot deadlock. */
async function deletePending(tx: Database, userId: string): Promise<void> {
  const pending = tx
    .select({ id: recommendations.id })
    .from(recommendations)
    .where(and(eq(recommendations.userId, userId), eq(recommendations.status, 'pending')))
    .orderBy(recommendations.id)
    .for('update');
  await tx.delete(recommendations).where(sql`${recommendations.id} in ${pending}`);
}

async function failProcessingUploads(tx: Database, userId: string, now: Date): Promise<string[]> {
  const fault = { row: null, field: null, message: 'consent revoked' };
  const failed = await tx
    .update(dataUploads)
    .set({ status: 'failed', processedAt: now, validationErrors: { errors: [fault], count: 1 } })
    .where(and(eq(dataUploads.userId, userId), eq(dataUploads.status, 'processing')))
    .returning({ id: dataUploads.id });
  return failed.map(({ id }) => id);
}
