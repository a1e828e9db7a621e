import { accessSync, constants, readFileSync, statfsSync } from 'node:fs';

const memoryFolder = '/dev/shm';
const neededBytes = 4 * 1024 ** 3;

/** Whether Linux has it mounted with the room that a run takes, and for programs too. */
function isUsable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { type, bavail, bsize } = statfsSync(folder);
    const isTmpfs = type === 0x0102_1994;
    const mount = readFileSync('/proc/self/mounts', 'utf8')
      .split('\n')
      .find((line) => line.split(' ')[1] === folder);
    return isTmpfs && bavail * bsize >= neededBytes && !mount?.includes('noexec');
  } catch {
    return false;
  }
}

/**
 * Has this process, and those that it starts, keep temporary files in memory where that is possible.
 * A run copies PostgreSQL databases by the hundred: on a disk that is half of its time. Who sets
 * TMPDIR chooses for himself.
 */
export function keepTemporaryFilesInMemory(): void {
  if (process.env.TMPDIR === undefined && isUsable(memoryFolder)) process.env.TMPDIR = memoryFolder;
}
