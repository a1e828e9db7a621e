import { codeAttemptsKey, codeKey, families, limitKey } from '../cache/keys.ts';
import type { Voids } from '../cache/voids.ts';
import type { Database } from '../db/pool.ts';
import type { Jobs } from '../jobs/jobs.ts';

/** What a write has changed, so that nothing cached of it outlives the write. */
export interface Touched {
  /** The account's own fields or its profile. */
  account(userId: string): void;
  /** The recommendations that the member may see. */
  recommendations(userId: string): void;
  /** The signals of both windows. */
  signals(userId: string): void;
  /** The session: its end, or a change of its account's role. */
  session(sessionId: string): void;
  /** All that Redis knows of a person who leaves, beside the above. */
  person(account: { id: string; phoneNumber: string | null }): void;
  /** How many codes were sent to a phone. */
  smsCount(phoneNumber: string): void;
}

/** How long a void job waits for the direct void that makes it needless. */
const safetyNetSeconds = 5;

function collectTouched() {
  const keys = new Set<string>();
  const touched: Touched = {
    account: (userId) => keys.add(families.profile.key(userId)),
    recommendations: (userId) => keys.add(families.recommendations.key(userId)),
    signals: (userId) => keys.add(families.signals.key(userId)),
    session: (sessionId) => keys.add(families.session.key(sessionId)),
    person: ({ id, phoneNumber }) => {
      keys.add(limitKey('api', id));
      if (phoneNumber === null) return;
      for (const keyOf of [codeKey, codeAttemptsKey]) keys.add(keyOf(phoneNumber));
    },
    smsCount: (phoneNumber) => keys.add(limitKey('sms', phoneNumber)),
  };
  return { touched, keys: () => [...keys] };
}

/** Transactions that keep the cache true. */
export class Writes {
  readonly #db: Database;
  readonly #voids: Pick<Voids, 'apply'>;
  readonly #jobs: Jobs;

  /** @param voids where there is no Redis at hand, one that confirms nothing: the void jobs do it */
  constructor(db: Database, voids: Pick<Voids, 'apply'>, jobs: Jobs) {
    this.#db = db;
    this.#voids = voids;
    this.#jobs = jobs;
  }

  /**
   * Runs a transaction and voids what it touched.
   *
   * Once this has settled, no read anywhere returns what was there before. A void job is enqueued in
   * the same transaction for when Redis does not hear the direct void, or this process dies before
   * it; it is deleted again once Redis has confirmed.
   *
   * @param work writes through `tx` and says what it touched
   */
  async run<Result>(work: (tx: Database, touched: Touched) => Promise<Result>): Promise<Result> {
    const { touched, keys } = collectTouched();
    let jobId: string | null = null;
    const written = this.#db.transaction(async (tx) => {
      const result = await work(tx, touched);
      if (keys().length > 0) {
        const startAfterSeconds = safetyNetSeconds;
        jobId = await this.#jobs.enqueue(tx, 'cache.void', { keys: keys() }, { startAfterSeconds });
      }
      return result;
    });
    try {
      const result = await written;
      const confirmed = await this.#voids.apply(keys());
      if (confirmed && jobId !== null) await this.#forget(jobId);
      return result;
    } catch (error) {
      // A commit whose reply was lost, or that is only late, has happened all the same: its job stays.
      await this.#voids.apply(keys());
      throw error;
    }
  }

  /** A job that stays behind voids once more, which is harmless. */
  async #forget(jobId: string): Promise<void> {
    await this.#jobs.remove('cache.void', jobId).catch(() => undefined);
  }

  /** The keys of every void that Redis has not confirmed: to be applied before Redis is trusted. */
  async listUnconfirmed(): Promise<string[]> {
    const jobs = await this.#jobs.listUnfinished('cache.void');
    return jobs.flatMap((job) => job.keys);
  }

  /** Works the void jobs in this process; one that Redis does not hear is repeated. */
  async workVoids(): Promise<void> {
    const apply = async (batch: readonly { keys: string[] }[]) => {
      const confirmed = await this.#voids.apply(batch.flatMap(({ keys }) => keys));
      if (!confirmed) throw new Error('Redis is away; the voids are repeated');
    };
    await this.#jobs.work('cache.void', apply, { batchSize: 500, forget: true });
  }
}
