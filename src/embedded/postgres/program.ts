import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import type { OsAccount } from './account.ts';

/**
 * Starts one of PostgreSQL's programs as `account`, with its output piped.
 *
 * It gets nothing of our environment, which may hold secrets that the other account must not
 * read, and none of the PG… variables that would change the server.
 */
export function spawnProgram(
  program: string,
  args: string[],
  account: OsAccount | undefined,
  options: SpawnOptions = {},
): ChildProcess {
  return spawn(program, args, {
    // Our own working directory may be closed to the account.
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    // Windows programs do not load without their environment.
    ...(process.platform !== 'win32' && { env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } }),
    ...(account && { uid: account.uid, gid: account.gid }),
    ...options,
  });
}

/** Rejects, with the mend, when the operating system cannot run the program at all. */
export function whenUnrunnable(child: ChildProcess): Promise<never> {
  return new Promise((_resolve, reject) => {
    child.once('error', (cause) =>
      reject(
        new Error(
          `PostgreSQL's program cannot be run here (${cause.message}). Set DATABASE_URL to a PostgreSQL 16 instead.`,
          { cause },
        ),
      ),
    );
  });
}
