import { inArray, lte } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { oauthFlows, sessions } from '../db/schema.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Writes } from './writes.ts';

/** Rows of one transaction: a backlog must not hold locks for long. */
const batchSize = 1000;

interface Dependencies {
  db: Database;
  writes: Writes;
  jobs: Jobs;
  now: () => Date;
}

/** What was removed. */
export interface CleanedUp {
  sessionCount: number;
  flowCount: number;
}

/** Removes what has expired: sessions, and sign-ins that never came back from a provider. */
export class Cleanup {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Has every gateway's worker take turns at it, hourly. */
  async work(): Promise<void> {
    const { jobs } = this.#deps;
    await jobs.schedule('identity.cleanup', '23 * * * *');
    await jobs.work('identity.cleanup', async () => {
      await this.run();
    });
  }

  async run(): Promise<CleanedUp> {
    const now = this.#deps.now();
    let sessionCount = 0;
    for (let count = batchSize; count === batchSize; sessionCount += count) {
      count = await this.#removeSessions(now);
    }
    const flows = await this.#deps.db
      .delete(oauthFlows)
      .where(lte(oauthFlows.expiresAt, now))
      .returning({ state: oauthFlows.stateHash });
    return { sessionCount, flowCount: flows.length };
  }

  #removeSessions(now: Date): Promise<number> {
    return this.#deps.writes.run(async (tx, touched) => {
      const expired = tx
        .select({ id: sessions.id })
        .from(sessions)
        .where(lte(sessions.expiresAt, now))
        .limit(batchSize)
        .for('update', { skipLocked: true });
      const removed = await tx
        .delete(sessions)
        .where(inArray(sessions.id, expired))
        .returning({ id: sessions.id });
      for (const { id } of removed) touched.session(id);
      return removed.length;
    });
  }
}
