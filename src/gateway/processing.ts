import type { Config } from '../config.ts';
import type { Services } from '../domain/services.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { UploadProcessing } from '../pipeline/processing/uploadProcessing.ts';
import type { ObjectStore } from '../storage/objectStore.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/** What uploads are processed with. */
export interface ProcessingParts {
  config: Config;
  services: Pick<Services, 'db' | 'writes'>;
  jobs: Jobs;
  store: ObjectStore;
  logger: Logger;
  metrics: Pick<Metrics, 'uploads'>;
  now: () => Date;
}

/** One thread for each upload: several at a time use the cores as well, and leave room for requests. */
export const engineLimits = ({ worker }: Pick<Config, 'worker'>) => ({
  memoryLimit: `${worker.memoryMegabytes}MB`,
  threads: 1,
});

/** Builds the pipeline as it is configured. */
export function createProcessing({ config, services, ...parts }: ProcessingParts) {
  const { db, writes } = services;
  const bucket = config.storage.buckets.analytics;
  return new UploadProcessing({ ...parts, db, writes, bucket, limits: engineLimits(config) });
}
