import { DatabaseSync } from 'node:sqlite';

/** A file held by this process alone. */
export interface FileLock {
  /** Lets the next process have the file. Calling it twice does no harm. */
  release(): void;
}

// A DatabaseSync that nobody references is closed by the garbage collector, and its lock with it.
const held = new Set<DatabaseSync>();

const SQLITE_BUSY = 5;

/**
 * Takes `file` for this process, or answers undefined when it is taken (by this process or another).
 *
 * The lock is an exclusive SQLite transaction, so the kernel keeps it: it ends with the process,
 * SIGKILL included, and is never stale. The file stays empty. Nothing in this process may open it
 * otherwise: on POSIX, closing any descriptor of a file drops all locks of the process on it.
 * @throws when the file cannot be opened (missing folder, no permission)
 */
export function acquireFileLock(file: string): FileLock | undefined {
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode = OFF; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  held.add(database);
  return {
    release: () => {
      if (held.delete(database)) database.close();
    },
  };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
