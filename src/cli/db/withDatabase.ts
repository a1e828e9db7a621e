import type { Config } from '../../config.ts';
import type { OnProgress } from '../../db/migrations/connection.ts';
import { HomeLockedError, lockHome } from '../../embedded/home.ts';
import { startEmbeddedPostgres } from '../../embedded/postgres.ts';

function takeHome(home: string) {
  try {
    return lockHome(home);
  } catch (error) {
    if (!(error instanceof HomeLockedError)) throw error;
    throw new Error(`${error.message} Or set DATABASE_URL to the database that you mean.`);
  }
}

/**
 * Runs `work` on the configured database: the one of DATABASE_URL, or else the embedded one of the
 * home, which is started for as long as that takes.
 *
 * @throws Error when a running gateway holds the home
 */
export async function withDatabase<Result>(
  { database, home }: Pick<Config, 'database' | 'home'>,
  onProgress: OnProgress,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  if (database.url !== null) return work(database.url);
  const lock = takeHome(home);
  try {
    const server = await startEmbeddedPostgres({ home, onProgress });
    try {
      return await work(server.url);
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
}
