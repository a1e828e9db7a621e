import type { Events } from '../cache/events.ts';
import { channels, codeAttemptsKey, codeKey, families, limitKey } from '../cache/keys.ts';
import type { Voids } from '../cache/voids.ts';
import type { Database } from '../db/pool.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { JobData } from '../jobs/queues.ts';

/** What a write has changed, so that nothing cached of it outlives the write, and who waits hears of it. */
export interface Touched {
  /** The account's own fields or its profile. */
  account(userId: string): void;
  /** The recommendations that the member may see: the member's subscribers look again. */
  recommendations(userId: string): void;
  /** The signals of both windows. */
  signals(userId: string): void;
  /** The session: its end, or a change of its account's role. */
  session(sessionId: string): void;
  /** All that Redis knows of a person who leaves, beside the above. */
  person(account: { id: string; phoneNumber: string | null }): void;
  /** How many codes were sent to a phone. */
  smsCount(phoneNumber: string): void;
  /** The upload's status, or that it is gone: its subscribers look again. */
  upload(uploadId: string): void;
  /** Which recommendations wait for a decision, of members who consent: its subscribers look again. */
  reviewQueue(): void;
}

/** How long a void job waits for the direct void that makes it needless. */
const safetyNetSeconds = 5;

/** What the other gateways must be told of a write: by a void job too, should this process not do it. */
type Told = JobData['cache.void'] & { events: string[] };

function collectTouched() {
  const keys = new Set<string>();
  const events = new Set<string>();
  const touched: Touched = {
    account: (userId) => keys.add(families.profile.key(userId)),
    recommendations: (userId) => {
      keys.add(families.recommendations.key(userId));
      events.add(channels.recommendations(userId));
    },
    signals: (userId) => keys.add(families.signals.key(userId)),
    session: (sessionId) => {
      keys.add(families.session.key(sessionId));
      events.add(channels.session(sessionId));
    },
    person: ({ id, phoneNumber }) => {
      keys.add(limitKey('api', id));
      if (phoneNumber === null) return;
      for (const keyOf of [codeKey, codeAttemptsKey]) keys.add(keyOf(phoneNumber));
    },
    smsCount: (phoneNumber) => keys.add(limitKey('sms', phoneNumber)),
    upload: (uploadId) => events.add(channels.upload(uploadId)),
    reviewQueue: () => events.add(channels.reviewQueue),
  };
  const all = (): Told => ({ keys: [...keys], events: [...events] });
  return { touched, all };
}

/** Transactions that keep the cache true. */
export class Writes {
  readonly #db: Database;
  readonly #voids: Pick<Voids, 'apply'>;
  readonly #jobs: Jobs;
  readonly #events: Pick<Events, 'publish'>;

  /**
   * @param voids where there is no Redis at hand, one that confirms nothing: the void jobs do it
   * @param events likewise
   */
  constructor(
    db: Database,
    voids: Pick<Voids, 'apply'>,
    jobs: Jobs,
    events: Pick<Events, 'publish'> = { publish: async () => false },
  ) {
    this.#db = db;
    this.#voids = voids;
    this.#jobs = jobs;
    this.#events = events;
  }

  /**
   * Runs a transaction, voids what it touched, and tells those who wait for a change of it.
   *
   * Once this has settled, no read anywhere returns what was there before. A void job is enqueued in
   * the same transaction for when Redis does not hear the direct void, or this process dies before
   * it; it is deleted again once Redis has confirmed.
   *
   * @param work writes through `tx` and says what it touched
   */
  async run<Result>(work: (tx: Database, touched: Touched) => Promise<Result>): Promise<Result> {
    const { touched, all } = collectTouched();
    let jobId: string | null = null;
    const written = this.#db.transaction(async (tx) => {
      const result = await work(tx, touched);
      const told = all();
      if (told.keys.length + told.events.length > 0) {
        const startAfterSeconds = safetyNetSeconds;
        jobId = await this.#jobs.enqueue(tx, 'cache.void', told, { startAfterSeconds });
      }
      return result;
    });
    try {
      const result = await written;
      const confirmed = await this.#tell(all());
      if (confirmed && jobId !== null) await this.#forget(jobId);
      return result;
    } catch (error) {
      // A commit whose reply was lost, or that is only late, has happened all the same: its job stays.
      await this.#tell(all());
      throw error;
    }
  }

  /** Who hears of the change and reads anew must not find the old in the cache: first the voids. */
  async #tell({ keys, events }: Told): Promise<boolean> {
    const voided = await this.#voids.apply(keys);
    const published = await this.#events.publish(events);
    return voided && published;
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
    const apply = async (batch: readonly JobData['cache.void'][]) => {
      const keys = batch.flatMap((job) => job.keys);
      const events = new Set(batch.flatMap((job) => job.events ?? []));
      const confirmed = await this.#tell({ keys, events: [...events] });
      if (!confirmed) throw new Error('Redis is away; the voids are repeated');
    };
    await this.#jobs.work('cache.void', apply, { batchSize: 500, forget: true });
  }
}
