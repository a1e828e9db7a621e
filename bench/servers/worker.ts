import { findFreePort } from '../../src/embedded/freePort.ts';
import type { Backends } from '../setup/backends.ts';
import { environmentOf } from './environment.ts';
import { type Program, startProgram } from './program.ts';

/** A worker, and where it shows its metrics. */
export interface WorkerProgram extends Program {
  metricsUrl: string;
}

/** Starts the built worker as `npm run worker` does, and waits until it is ready. */
export async function startWorker(
  backends: Backends,
  { nodeEnv, profileFolder = null }: { nodeEnv: string; profileFolder?: string | null },
): Promise<WorkerProgram> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const worker = await startProgram({
    file: 'worker.js',
    env: { ...environmentOf(backends, nodeEnv), WORKER_PORT: String(port) },
    url,
    flags: profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`],
  });
  return { ...worker, metricsUrl: `${url}/metrics` };
}
