import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'spendsense-upload-';
/** No transfer takes so long: what is older was left by a process that died. */
const staleMillis = 3_600_000;

/** Runs `work` with a folder that is gone afterwards, with all that is in it. */
export async function withTransferFolder<Result>(
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), prefix));
  try {
    return await work(folder);
  } finally {
    // One that another account left is that account's to remove.
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Runs `work` with the path of a file that is gone afterwards. */
export const withTransferFile = <Result>(work: (path: string) => Promise<Result>) =>
  withTransferFolder((folder) => work(join(folder, 'file')));

/** Removes the files of transfers whose process died. */
export async function removeStaleTransfers(now: Date): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix));
  for (const folder of names.map((name) => join(tmpdir(), name))) {
    const found = await stat(folder).catch(() => null);
    if (found === null || now.getTime() - found.mtimeMs < staleMillis) continue;
    await rm(folder, { recursive: true, force: true });
  }
}
