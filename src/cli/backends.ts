import { Events } from '../cache/events.ts';
import { RedisLink } from '../cache/link.ts';
import { Voids } from '../cache/voids.ts';
import type { Config } from '../config.ts';
import { type Database, openPool } from '../db/pool.ts';
import { Audit } from '../domain/audit.ts';
import { Writes } from '../domain/writes.ts';
import { Jobs } from '../jobs/jobs.ts';
import type { Logger } from '../telemetry/logger.ts';
import { prepareDatabase } from './prepareDatabase.ts';

/** What a command stands on. */
export interface CommandBackends {
  db: Database;
  jobs: Jobs;
  writes: Writes;
  audit: Audit;
}

/** Connects to the Redis of REDIS_URL. Without one the void jobs wait for the next gateway's worker. */
async function openRedis(config: Config, logger: Logger) {
  const { url, commandTimeoutMillis } = config.redis;
  if (url === null) {
    const apply = async () => false;
    return { voids: { apply }, events: { publish: apply }, close: async () => undefined };
  }
  const link = new RedisLink({ url, commandTimeoutMillis, logger });
  await link.connect();
  return { voids: new Voids(link), events: new Events(link), close: () => link.close() };
}

/** Runs a command on a database, which is brought to the newest schema before. It works no jobs. */
export async function withBackends<Result>(
  { config, url, logger }: { config: Config; url: string; logger: Logger },
  work: (backends: CommandBackends) => Promise<Result>,
): Promise<Result> {
  await prepareDatabase({ url, production: config.production, onProgress: () => undefined });
  const { slowQueryMillis: _, ...database } = config.database;
  const pool = openPool({ ...database, url, poolMin: 0 });
  try {
    const { db } = pool;
    const jobs = await Jobs.start({ url, db, logger });
    try {
      const { voids, events, close } = await openRedis(config, logger);
      try {
        const writes = new Writes(db, voids, jobs, events);
        return await work({ db, jobs, writes, audit: new Audit(logger) });
      } finally {
        await close();
      }
    } finally {
      await jobs.stop();
    }
  } finally {
    await pool.close();
  }
}
