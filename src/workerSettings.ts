import { z } from 'zod';
import { flag, whole } from './settingShapes.ts';

/** The settings of whoever works background jobs: a gateway too, or a worker alone. */
export const workerEnvironment = z.object({
  WORKER_ENABLED: flag(true),
  WORKER_CONCURRENCY: whole(2, { max: 64 }),
  WORKER_MEMORY_MB: whole(256, { min: 192 }),
  WORKER_PORT: whole(0, { min: 0, max: 65_535 }),
});

export const readWorkerSettings = (env: z.infer<typeof workerEnvironment>) => ({
  enabled: env.WORKER_ENABLED,
  /** How many uploads are processed at a time. */
  concurrency: env.WORKER_CONCURRENCY,
  /** What the engine may take for each of them; beyond that it spills to disk. */
  memoryMegabytes: env.WORKER_MEMORY_MB,
  /** Where a worker of its own tells of its health; null where it tells nobody. */
  port: env.WORKER_PORT === 0 ? null : env.WORKER_PORT,
});
