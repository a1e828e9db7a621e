import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const sampleMillis = 10;
const bytesPerKilobyte = 1024;

async function readStatus(pid: number, field: 'VmRSS' | 'VmHWM'): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  return kilobytes === undefined ? Number.NaN : Number(kilobytes) * bytesPerKilobyte;
}

/** What a process holds in memory now, in bytes; NaN where the system does not tell. */
export const residentBytes = (pid: number): Promise<number> => readStatus(pid, 'VmRSS');

/** Runs `work`. @returns the most that the process held meanwhile, in bytes; NaN as above */
export async function peakDuring(pid: number, work: () => Promise<void>): Promise<number> {
  // Where the kernel lets its own mark be reset nothing is missed between two samples.
  const isReset = await writeFile(`/proc/${pid}/clear_refs`, '5').then(
    () => true,
    () => false,
  );
  let [peak, working] = [await residentBytes(pid), true];
  const sampling = (async () => {
    while (working && !Number.isNaN(peak)) {
      peak = Math.max(peak, await residentBytes(pid));
      await sleep(sampleMillis);
    }
  })();
  try {
    await work();
  } finally {
    working = false;
    await sampling;
  }
  return isReset ? Math.max(peak, await readStatus(pid, 'VmHWM')) : peak;
}
