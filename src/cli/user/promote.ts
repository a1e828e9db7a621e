import { RedisLink } from '../../cache/link.ts';
import { Voids } from '../../cache/voids.ts';
import type { Config } from '../../config.ts';
import { openPool } from '../../db/pool.ts';
import type { Role } from '../../db/schema.ts';
import { Administration } from '../../domain/administration.ts';
import { Audit } from '../../domain/audit.ts';
import { Writes } from '../../domain/writes.ts';
import { Jobs } from '../../jobs/jobs.ts';
import { createLogger, type Logger } from '../../telemetry/logger.ts';
import { prepareDatabase } from '../prepareDatabase.ts';

/** Connects to the Redis of REDIS_URL. Without one the void jobs wait for the next gateway's worker. */
async function openVoids(config: Config, logger: Logger) {
  const { url, commandTimeoutMillis } = config.redis;
  if (url === null) return { apply: async () => false, close: async () => undefined };
  const link = new RedisLink({ url, commandTimeoutMillis, logger });
  await link.connect();
  const voids = new Voids(link);
  return {
    apply: (keys: readonly string[]) => voids.apply(keys),
    close: () => link.close(),
  };
}

/**
 * Gives an account a role, at once on every gateway.
 *
 * @param url the database
 * @throws NotFoundError when no account has the email
 */
export async function promote(
  config: Config,
  url: string,
  { email, role }: { email: string; role: Role },
): Promise<void> {
  await prepareDatabase({ url, production: config.production, onProgress: () => undefined });
  const logger = createLogger({ ...config.log, level: 'warn' });
  const { slowQueryMillis: _, ...database } = config.database;
  const pool = openPool({ ...database, url, poolMin: 0 });
  const jobs = await Jobs.start({ url, db: pool.db, logger });
  const voids = await openVoids(config, logger);
  try {
    const writes = new Writes(pool.db, voids, jobs);
    const audit = new Audit(logger);
    const administration = new Administration({
      db: pool.db,
      writes,
      audit,
      now: () => new Date(),
    });
    await administration.promote(email, role);
  } finally {
    await voids.close();
    await jobs.stop();
    await pool.close();
  }
}
