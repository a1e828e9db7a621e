import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { acquireFileLock, type FileLock } from './fileLock.ts';

/** Another process works on the folder; the message names the folder, the holder and the mend. */
export class HomeLockedError extends Error {
  override readonly name = 'HomeLockedError';
}

/** The data folder, held by this process alone until `release()` or the end of the process. */
export interface HomeLock {
  /** Lets the next process have the folder. */
  release(): void;
  /** Tells whoever is refused more about this process, such as `{ address: 'http://…' }`. */
  describe(info: Record<string, string | number>): void;
}

/**
 * Creates the data folder when it is missing, and takes it for this process alone.
 *
 * A new folder is private to its account (0700). Created by root it can be passed through but not
 * listed by others (0711), because PostgreSQL then runs under another account: files in it that
 * are secret need mode 0600 of their own.
 * @throws HomeLockedError another process holds the folder
 * @throws Error the folder cannot be created or written
 */
export function lockHome(home: string): HomeLock {
  const folder = resolve(home);
  const lock = lockInHome(folder, 'lock');
  const describe = (info: Record<string, string | number>): void =>
    writeHolder(folder, { pid: process.pid, ...info });
  describe({});
  return {
    describe,
    release: () => {
      rmSync(holderFile(folder), { force: true });
      lock.release();
    },
  };
}

/**
 * Creates the data folder when it is missing, and holds one of its lock files.
 * @throws HomeLockedError another process holds the file
 * @throws Error the folder cannot be created or written
 */
export function lockInHome(home: string, name: string): FileLock {
  const folder = resolve(home);
  const lock = openLock(folder, name);
  if (!lock) throw new HomeLockedError(lockedMessage(folder));
  return lock;
}

function lockedMessage(folder: string): string {
  const holder = Object.entries(readHolder(folder))
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
  const who =
    holder === '' ? 'another SpendSense process' : `another SpendSense process (${holder})`;
  return `The data folder ${folder} is in use by ${who}. Stop that one first, or set SPENDSENSE_HOME to another folder.`;
}

function openLock(folder: string, name: string): FileLock | undefined {
  try {
    createFolder(folder);
    return acquireFileLock(join(folder, name));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The data folder ${folder} cannot be used (${reason}). Make it writable for this account, or set SPENDSENSE_HOME to another folder.`,
      { cause },
    );
  }
}

function createFolder(folder: string): void {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  const created = mkdirSync(folder, { recursive: true, mode });
  // The umask may have taken away what PostgreSQL's account needs.
  if (created !== undefined) chmodSync(folder, mode);
}

function holderFile(folder: string): string {
  return join(folder, 'holder.json');
}

function writeHolder(folder: string, holder: Record<string, string | number>): void {
  const file = holderFile(folder);
  writeFileSync(`${file}.new`, JSON.stringify(holder), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Empty when the holder has not yet described itself or may not be read. */
function readHolder(folder: string): Record<string, unknown> {
  try {
    const holder: unknown = JSON.parse(readFileSync(holderFile(folder), 'utf8'));
    return typeof holder === 'object' && holder !== null ? { ...holder } : {};
  } catch {
    return {};
  }
}
