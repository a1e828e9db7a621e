import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** The operating system's account that PostgreSQL runs as, where that is not our own. */
export interface OsAccount {
  name: string;
  uid: number;
  gid: number;
}

/** `postgres` belongs to databases where it exists; `nobody` exists everywhere. */
const CANDIDATES = ['postgres', 'nobody'];

/**
 * The account to run PostgreSQL as: undefined means our own, since PostgreSQL refuses only root.
 *
 * Data that is there already keeps its owner, so that it stays usable when the candidates change
 * or when root starts what an ordinary account created. No account is ever created.
 * @throws Error running as root, and neither candidate exists
 */
export function chooseAccount(dataDirectory: string): OsAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const account = ownerOf(dataDirectory) ?? CANDIDATES.map(findAccount).find(Boolean);
  if (account) return account;
  throw new Error(
    `PostgreSQL refuses to run as root, and this machine has no account named ${CANDIDATES.join(' or ')}. Start as an ordinary user, or set DATABASE_URL.`,
  );
}

/** Can `account` enter `directory`? Tried, not computed: ACLs and mounts have a say too. */
export function canEnter(account: OsAccount, directory: string): boolean {
  return runsAs(account, '/bin/sh', ['-c', 'cd "$1"', 'sh', directory]);
}

/** Does `command` succeed when run as `account`? */
export function runsAs(account: OsAccount, command: string, args: string[]): boolean {
  const { uid, gid } = account;
  return spawnSync(command, args, { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

function ownerOf(directory: string): OsAccount | undefined {
  const stat = statSync(directory, { throwIfNoEntry: false });
  return stat && stat.uid !== 0
    ? { name: `with the id ${stat.uid}`, uid: stat.uid, gid: stat.gid }
    : undefined;
}

function findAccount(name: string): OsAccount | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number.parseInt(stdout, 10) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { name, uid, gid };
}
