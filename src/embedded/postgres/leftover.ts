import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const FAST_SHUTDOWN_MILLIS = 10_000;
const QUIT_MILLIS = 6_000;
const POLL_MILLIS = 25;

/**
 * Stops a postmaster that outlived its gateway (SIGKILL) and still serves `dataDirectory`, and
 * removes a `postmaster.pid` whose number now belongs to another program.
 *
 * The caller must hold the home's lock: it is what makes a running postmaster a leftover.
 * @throws Error the postmaster does not stop
 */
export async function stopLeftoverPostmaster(
  dataDirectory: string,
  onProgress: (message: string) => void = () => undefined,
): Promise<void> {
  const pid = readPid(dataDirectory);
  // Windows has no signals to stop it with; PostgreSQL itself then refuses to start twice.
  if (pid === undefined || process.platform === 'win32') return;
  if (!isPostmasterOf(pid, dataDirectory)) {
    // PostgreSQL would refuse to start if some other process had come to this number.
    rmSync(join(dataDirectory, 'postmaster.pid'), { force: true });
    return;
  }

  onProgress(`Stopping the PostgreSQL (pid ${pid}) that a killed process left running`);
  for (const [signal, millis] of [
    ['SIGINT', FAST_SHUTDOWN_MILLIS],
    ['SIGQUIT', QUIT_MILLIS],
  ] as const) {
    signalQuietly(pid, signal);
    if (await isGoneWithin(millis, pid, dataDirectory)) return;
  }
  throw new Error(
    `PostgreSQL (pid ${pid}) still serves ${dataDirectory} and does not stop. Stop it, or set SPENDSENSE_HOME to another folder.`,
  );
}

async function isGoneWithin(millis: number, pid: number, dataDirectory: string): Promise<boolean> {
  const deadline = Date.now() + millis;
  while (readPid(dataDirectory) === pid && isPostmasterOf(pid, dataDirectory)) {
    if (Date.now() > deadline) return false;
    await sleep(POLL_MILLIS);
  }
  return true;
}

/** The first line of `postmaster.pid`. */
function readPid(dataDirectory: string): number | undefined {
  try {
    const [pid] = readFileSync(join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n');
    const number = Number.parseInt(pid ?? '', 10);
    return number > 0 ? number : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Does its command line say `postgres -D <data directory> …`? The pid file itself does not prove
 * it: a copied home brings along the file of the original, whose postmaster must live on.
 */
function isPostmasterOf(pid: number, dataDirectory: string): boolean {
  return readCommand(pid).includes(`postgres -D ${dataDirectory} `);
}

/** The arguments of a process joined by spaces; empty when it is gone or a zombie. */
function readCommand(pid: number): string {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-ww', '-o', 'command=', '-p', `${pid}`], { encoding: 'utf8' }).stdout;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone in the meantime, or another account's: the wait that follows tells which.
  }
}
