import { realpathSync, statSync } from 'node:fs';
import {
  chmod,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canEnter, type OsAccount } from './account.ts';
import { stopLeftoverPostmaster } from './leftover.ts';

/** Names, inside a staged place, the home that it belongs to. */
const CLAIM = 'home';

/**
 * The first folder that root may write and `account` may enter, created when missing.
 *
 * One that somebody else owns or may write is passed over: they could swap what root puts there.
 * @throws Error there is none
 */
export async function chooseStagingRoot(account: OsAccount): Promise<string> {
  const candidates = ['/var/lib', '/var/tmp', tmpdir()].map((parent) => join(parent, 'spendsense'));
  for (const candidate of candidates) {
    if ((await isOurs(candidate)) && canEnter(account, candidate)) return candidate;
  }
  throw new Error(
    `Found no folder that PostgreSQL's account ${account.name} can reach (tried ${candidates.join(', ')}). Start as an ordinary user, set SPENDSENSE_HOME to a folder outside root's home, or set DATABASE_URL.`,
  );
}

/**
 * The staged place that `<home>/postgres` points to; undefined when it is gone or when `home` is
 * the copy of a home that still uses it. A home that was moved keeps its place.
 */
export async function findStagedPlace(home: string): Promise<string | undefined> {
  const place = realPath(join(home, 'postgres'));
  if (place === undefined) return undefined;
  const claimant = await readClaim(place);
  if (claimant === undefined) return undefined;
  if (claimant !== home) {
    if (realPath(join(claimant, 'postgres')) === place) return undefined;
    await writeFile(join(place, CLAIM), home);
  }
  return place;
}

/**
 * Makes a new, empty place for `home` and points `<home>/postgres` to it. The link ties the two:
 * with the home goes the link, and the next start begins afresh. What earlier lives of this home
 * left behind is removed.
 */
export async function stagePlace(home: string, stagingRoot: string): Promise<string> {
  await removeAbandonedPlaces(home, stagingRoot);
  const place = await mkdtemp(join(stagingRoot, 'home-'));
  await chmod(place, 0o711);
  await writeFile(join(place, CLAIM), home);

  const link = join(home, 'postgres');
  await rm(link, { recursive: true, force: true });
  await rm(`${link}.new`, { force: true });
  await symlink(place, `${link}.new`);
  await rename(`${link}.new`, link);
  return place;
}

async function removeAbandonedPlaces(home: string, stagingRoot: string): Promise<void> {
  const current = realPath(join(home, 'postgres'));
  for (const name of await readdir(stagingRoot)) {
    const place = join(stagingRoot, name);
    if (!name.startsWith('home-') || place === current) continue;
    if ((await readClaim(place)) !== home) continue;
    await stopLeftoverPostmaster(join(place, 'data'));
    await rm(place, { recursive: true, force: true });
  }
}

async function readClaim(place: string): Promise<string | undefined> {
  return readFile(join(place, CLAIM), 'utf8').catch(() => undefined);
}

async function isOurs(directory: string): Promise<boolean> {
  try {
    const created = await mkdir(directory, { recursive: true });
    if (created !== undefined) await chmod(directory, 0o755);
    const stat = await lstat(directory);
    return stat.isDirectory() && stat.uid === 0 && (stat.mode & 0o022) === 0;
  } catch {
    return false;
  }
}

function realPath(path: string): string | undefined {
  return statSync(path, { throwIfNoEntry: false }) && realpathSync(path);
}
