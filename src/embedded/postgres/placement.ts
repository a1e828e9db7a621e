import { lstatSync, realpathSync, statSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canEnter, chooseAccount, type OsAccount, runsAs } from './account.ts';
import { findBinaries, type PostgresBinaries, stageBinaries } from './binaries.ts';
import { chooseStagingRoot, findStagedPlace, stagePlace } from './staging.ts';

/** Where PostgreSQL's files are, and the account that can reach them. */
export interface Placement {
  binaries: PostgresBinaries;
  /** The folder that holds `data/`, the password and the port: `<home>/postgres`, or staged. */
  place: string;
  dataDirectory: string;
  /** undefined: our own account. */
  account: OsAccount | undefined;
}

/**
 * Decides where binaries and data are used from, and as which account.
 *
 * Both stay where they are (node_modules and `<home>/postgres`) unless we are root and the
 * unprivileged account cannot reach them, as below root's own home: what it cannot reach is then
 * staged below /var/lib/spendsense, and `<home>/postgres` becomes a symbolic link to the data.
 * @throws Error with the mend, when no account can do the work
 */
export async function placePostgres(
  home: string,
  onProgress: (message: string) => void,
): Promise<Placement> {
  const link = join(home, 'postgres');
  const account = chooseAccount(join(link, 'data'));
  const binaries = await findBinaries();
  if (!account) return placement(binaries, await ownPlace(link), undefined);

  const place = await reachablePlace(home, account, onProgress);
  if (isUsable(binaries, account)) return placement(binaries, place, account);

  const stagingRoot = await chooseStagingRoot(account);
  onProgress(`Copying PostgreSQL to ${stagingRoot}: ${sentence(account, binaries.directory)}`);
  const staged = await stageBinaries(binaries, stagingRoot);
  if (isUsable(staged, account)) return placement(staged, place, account);
  throw new Error(
    `PostgreSQL's program ${staged.postgres} does not run as the account ${account.name}. Start as an ordinary user, or set DATABASE_URL.`,
  );
}

function placement(
  binaries: PostgresBinaries,
  place: string,
  account: OsAccount | undefined,
): Placement {
  return { binaries, place, dataDirectory: join(place, 'data'), account };
}

async function ownPlace(link: string): Promise<string> {
  await mkdir(link, { recursive: true, mode: 0o700 });
  const owner = statSync(link).uid;
  if (process.getuid && owner !== process.getuid()) {
    throw new Error(
      `The database in ${link} belongs to another account (user id ${owner}). Start as that account, or set SPENDSENSE_HOME to another folder.`,
    );
  }
  return realpathSync(link);
}

async function reachablePlace(
  home: string,
  account: OsAccount,
  onProgress: (message: string) => void,
): Promise<string> {
  const link = join(home, 'postgres');
  const kind = lstatSync(link, { throwIfNoEntry: false });
  if (kind?.isSymbolicLink()) {
    const staged = await findStagedPlace(home);
    if (staged) return staged;
    onProgress('The database that this folder pointed to is gone or belongs to another folder');
  } else if (canEnter(account, kind ? link : home)) {
    const created = await mkdir(link, { recursive: true });
    if (created !== undefined) await chmod(link, 0o711);
    return realpathSync(link);
  } else if (kind && statSync(join(link, 'data'), { throwIfNoEntry: false })) {
    throw new Error(
      `${sentence(account, link)}, which holds its data. Open the folders above it for that account (chmod o+x), or set SPENDSENSE_HOME to another folder.`,
    );
  }
  const stagingRoot = await chooseStagingRoot(account);
  onProgress(`Keeping the database in ${stagingRoot}: ${sentence(account, home)}`);
  return stagePlace(home, stagingRoot);
}

function isUsable(binaries: PostgresBinaries, account: OsAccount): boolean {
  return (
    canEnter(account, join(binaries.directory, 'share')) &&
    runsAs(account, binaries.postgres, ['--version'])
  );
}

function sentence(account: OsAccount, directory: string): string {
  return `PostgreSQL's account ${account.name} cannot enter ${dirname(directory)}`;
}
