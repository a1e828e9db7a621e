import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Database } from '../db/pool.ts';
import { describeError } from '../telemetry/describeError.ts';
import type { Logger } from '../telemetry/logger.ts';
import { type JobData, type QueueName, queues } from './queues.ts';

/** The least that pg-boss takes for a time-out of its stop. */
const leastStopMillis = 1000;
const queueNames = Object.keys(queues) as QueueName[];
const superviseSeconds = 10;

/** How a queue is worked in one process. */
export interface WorkOptions {
  /** How many jobs a handler gets at most. */
  batchSize?: number;
  /** How many handlers run at a time. */
  concurrency?: number;
  /** Whether nothing is kept of a job that is done. */
  forget?: boolean;
}

/** @param signal aborted when the job is no longer this worker's: it took too long, or must stop */
export type Handler<Name extends QueueName> = (
  batch: readonly JobData[Name][],
  signal: AbortSignal,
) => Promise<void>;

/** Jobs in PostgreSQL: enqueued in the transaction that needs them, worked by any gateway or worker. */
export class Jobs {
  readonly #boss: PgBoss;
  readonly #db: Database;
  readonly #logger: Logger;

  private constructor(boss: PgBoss, db: Database, logger: Logger) {
    this.#boss = boss;
    this.#db = db;
    this.#logger = logger;
  }

  /** Installs pg-boss's schema and the queues where they are absent, and connects. */
  static async start(options: { url: string; db: Database; logger: Logger }): Promise<Jobs> {
    const boss = new PgBoss({
      connectionString: options.url,
      application_name: 'spendsense-jobs',
      max: 2,
      useListenNotify: true,
      // How soon jobs of a worker that was killed are noticed.
      superviseIntervalSeconds: superviseSeconds,
      monitorIntervalSeconds: superviseSeconds,
    });
    boss.on('error', (err) => options.logger.warn({ err }, 'jobs: PostgreSQL failed'));
    boss.on('warning', (warning) => options.logger.warn({ warning }, 'jobs: warning'));
    await boss.start();
    await prepareQueues(boss, options.db);
    return new Jobs(boss, options.db, options.logger);
  }

  /**
   * Enqueues a job that exists if, and only if, the transaction commits.
   *
   * @param startAfterSeconds how long workers leave it alone; 0 for at once
   * @returns the job's id
   */
  async enqueue<Name extends QueueName>(
    tx: Database,
    name: Name,
    data: JobData[Name],
    { startAfterSeconds = 0 } = {},
  ): Promise<string> {
    const id = await this.#boss.send(name, data, {
      startAfter: startAfterSeconds,
      db: fromDrizzle(tx, sql),
    });
    if (id === null) throw new Error(`the queue ${name} refused a job`);
    return id;
  }

  /** Deletes a job that is no longer needed. */
  async remove(name: QueueName, id: string): Promise<void> {
    await this.#boss.deleteJob(name, id, { db: fromDrizzle(this.#db, sql) });
  }

  /** Deletes the jobs of uploads, those that have ended too; one that is being worked on goes on. */
  async cancelUploads(tx: Database, uploadIds: readonly string[]): Promise<void> {
    await tx.execute(sql`
      delete from pgboss.job
      where name in ('upload.process', 'upload.fail') and state <> 'active'
        and data ->> 'uploadId' = any(${sql.param(uploadIds)}::text[])`);
  }

  /** Deletes jobs that have ended and whose data holds a text, e.g. somebody's id. */
  async forgetEnded(tx: Database, name: QueueName, text: string): Promise<void> {
    await tx.execute(sql`
      delete from pgboss.job
      where name = ${name} and state >= 'completed' and strpos(data::text, ${text}) > 0`);
  }

  /** Enqueues a job by the clock, once for all processes. @param cron in UTC */
  async schedule(name: QueueName, cron: string): Promise<void> {
    await this.#boss.schedule(name, cron, {}, { tz: 'UTC' });
  }

  /** The data of all jobs that have not ended, those being worked on included. */
  async listUnfinished<Name extends QueueName>(name: Name): Promise<JobData[Name][]> {
    const rows = await this.#db.execute<{ data: JobData[Name] }>(
      sql`select data from pgboss.job where name = ${name} and state < 'completed'`,
    );
    return rows.map((row) => row.data);
  }

  /** Works a queue in this process. A handler that throws has its whole batch retried. */
  async work<Name extends QueueName>(
    name: Name,
    handler: Handler<Name>,
    { batchSize = 1, concurrency = 1, forget = false }: WorkOptions = {},
  ): Promise<void> {
    for (let started = 0; started < concurrency; started += 1) {
      await this.#startWorker(name, handler, { batchSize, forget });
    }
  }

  async #startWorker<Name extends QueueName>(
    name: Name,
    handler: Handler<Name>,
    { batchSize, forget }: { batchSize: number; forget: boolean },
  ): Promise<void> {
    const boss = this.#boss;
    // A notification tells of an enqueue, not of a delay or a retry that has run out: those are polled.
    const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };
    const worker = await boss.work<JobData[Name]>(
      name,
      { ...polling, batchSize },
      async (batch) => {
        const signal = AbortSignal.any(batch.map((job) => job.signal));
        try {
          await handler(
            batch.map((job) => job.data),
            signal,
          );
        } catch (err) {
          this.#logger.warn({ err, queue: name }, 'a job failed: it is tried again');
          throw withoutDetails(err);
        } finally {
          // One that had something to do looks again at once, not after its pause.
          boss.notifyWorker(worker);
        }
        // pg-boss keeps what has ended for up to a day, and the data may name somebody.
        if (forget)
          await boss.deleteJob(
            name,
            batch.map(({ id }) => id),
          );
      },
    );
  }

  /** Lets running jobs finish, then disconnects. */
  async stop(timeoutMillis = 10_000): Promise<void> {
    // Workers at rest end at once. pg-boss itself would look only after half a second whether they have;
    // it takes a second at least for those that have not.
    const ended = queueNames.map((name) => this.#boss.offWork(name, { wait: true }));
    const patienceMillis = Math.max(0, timeoutMillis - leastStopMillis);
    await Promise.race([Promise.all(ended), sleep(patienceMillis, null, { ref: false })]);
    await this.#boss.stop({ graceful: true, timeout: leastStopMillis });
  }
}

/** pg-boss keeps the errors of jobs, with the values that a failed statement carries: not in there. */
function withoutDetails(error: unknown): Error {
  const { type, code } = describeError(error);
  return new Error(code === undefined ? type : `${type} ${code}`);
}

/** Creates the queues that are absent, and brings those that an earlier version made up to date. */
async function prepareQueues(boss: PgBoss, db: Database): Promise<void> {
  const standing = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const name of queueNames) {
    const wanted = { ...queues[name], notify: true };
    const found = standing.get(name);
    if (found === undefined) await boss.createQueue(name, wanted);
    else if (!isDeepStrictEqual({ ...found, ...wanted }, found)) {
      await boss.updateQueue(name, wanted);
      await upgradeJobs(db, name);
    }
  }
}

/** Jobs keep the settings that their queue had when they were enqueued. */
async function upgradeJobs(db: Database, name: QueueName): Promise<void> {
  const { deadLetter = null, heartbeatSeconds = null, retryLimit = 2 } = queues[name];
  await db.execute(sql`
    update pgboss.job set dead_letter = ${deadLetter}, heartbeat_seconds = ${heartbeatSeconds},
      retry_limit = ${retryLimit}
    where name = ${name} and state < 'active'`);
}
