import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OsAccount } from './account.ts';
import { followLines } from './lines.ts';
import type { Placement } from './placement.ts';
import { spawnProgram, whenUnrunnable } from './program.ts';

/** The database superuser that the gateway connects as. */
export const USER = 'spendsense';

/** What initialisation needs to know. */
export interface ClusterOptions {
  placement: Placement;
  /** Flush the new files to disk before they count. Off only for data that may be lost. */
  durable: boolean;
  onLog: (line: string) => void;
  onProgress: (message: string) => void;
}

/**
 * Makes the database cluster in `<place>/data` unless it is there, and answers its password.
 *
 * initdb works in a folder beside it that is renamed at the end, so that a kill in the middle
 * leaves nothing half made. The password is written first and kept, so that it always fits.
 * @throws Error with the last lines that initdb printed
 */
export async function ensureCluster(options: ClusterOptions): Promise<{ password: string }> {
  const { place, dataDirectory, account } = options.placement;
  const passwordFile = join(place, 'password');
  const password = await ensurePassword(passwordFile, account);
  await removeUnfinished(place);
  if (existsSync(dataDirectory)) return { password };

  options.onProgress('Creating the PostgreSQL database cluster');
  const making = await mkdtemp(join(place, 'data.making-'));
  if (account) await chown(making, account.uid, account.gid);
  await runInitdb(options, making, passwordFile);
  await rename(making, dataDirectory);
  return { password };
}

async function ensurePassword(file: string, account: OsAccount | undefined): Promise<string> {
  if (!existsSync(file)) {
    await writeFile(`${file}.new`, randomBytes(24).toString('base64url'), { mode: 0o600 });
    // initdb reads it as that account; root may read it anyway.
    if (account) await chown(`${file}.new`, account.uid, account.gid);
    await rename(`${file}.new`, file);
  }
  return readFile(file, 'utf8');
}

async function removeUnfinished(place: string): Promise<void> {
  for (const name of await readdir(place)) {
    if (!name.startsWith('data.making-')) continue;
    // An initdb whose gateway was killed may still be writing there: then it goes the next time.
    await rm(join(place, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

async function runInitdb(
  { placement, durable, onLog }: ClusterOptions,
  directory: string,
  passwordFile: string,
): Promise<void> {
  const flags = [
    `--pgdata=${directory}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--locale=C',
    '--lc-messages=C',
    '--encoding=UTF8',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  const child = spawnProgram(placement.binaries.initdb, flags, placement.account);
  const lines = followLines(child, onLog);
  const code = await Promise.race([
    new Promise<number | null>((resolve) => child.once('close', resolve)),
    whenUnrunnable(child),
  ]);
  if (code === 0) return;
  await rm(directory, { recursive: true, force: true });
  throw new Error(`PostgreSQL could not create its database cluster:\n${lines.tail()}`);
}
