import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { provideParts } from '../../src/embedded/parts.ts';
import { createScratchDatabase } from './database.ts';
import { takeEmptyRedis } from './redis.ts';

/** What all servers of a run stand on. */
export interface Backends {
  databaseUrl: string;
  redisUrl: string;
  privateKeyPem: string;
  /** A folder of the run, which is removed at its end. */
  home: string;
  /** `embedded`, or `given` by the environment. */
  origin: { postgres: string; redis: string };
}

interface BackendOptions {
  databaseUrl: string | null;
  redisUrl: string | null;
  onProgress: (message: string) => void;
  /** Takes what undoes each step; called in reverse order at the end. */
  onEnd: (undo: () => Promise<void>) => void;
}

/** Where a stop leaves nothing behind: a folder of the run's own, and what was staged for it. */
async function removeHome(home: string, postgresData: string | null): Promise<void> {
  if (postgresData !== null && !postgresData.startsWith(home)) {
    await rm(dirname(postgresData), { recursive: true, force: true });
  }
  await rm(home, { recursive: true, force: true });
}

function endWith(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** Provides PostgreSQL and Redis: embedded in a temporary folder, or on the given servers. */
export async function provideBackends(options: BackendOptions): Promise<Backends> {
  const { databaseUrl, redisUrl, onProgress, onEnd } = options;
  const database = databaseUrl === null ? null : await createScratchDatabase(databaseUrl);
  if (database !== null) onEnd(database.drop);
  if (redisUrl !== null) onEnd(await takeEmptyRedis(redisUrl));

  // Not made by mkdtemp: PostgreSQL's account must be able to pass through it (see lockHome).
  const home = join(tmpdir(), `spendsense-bench-${randomBytes(6).toString('hex')}`);
  const parts = await provideParts({
    home,
    databaseUrl: database?.url ?? null,
    redisUrl,
    privateKeyPem: null,
    onProgress,
    onLog: () => undefined,
    onFailure: endWith,
  });
  onEnd(async () => {
    await parts.stop();
    await removeHome(home, parts.dataFolders?.postgres ?? null);
  });
  const origin = (given: unknown) => (given === null ? 'embedded' : 'given');
  return {
    databaseUrl: parts.databaseUrl,
    redisUrl: parts.redisUrl,
    privateKeyPem: parts.privateKeyPem,
    home,
    origin: { postgres: origin(databaseUrl), redis: origin(redisUrl) },
  };
}
