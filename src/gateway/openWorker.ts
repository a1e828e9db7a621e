import Fastify from 'fastify';
import type { Config } from '../config.ts';
import type { Logger } from '../telemetry/logger.ts';
import { type Backends, connectBackends } from './backends.ts';
import { registerHealth } from './health.ts';
import { registerMetrics } from './metrics.ts';
import { checkReadiness } from './readiness.ts';

/** A running worker: jobs, and no requests. */
export interface Worker {
  backends: Backends;
  /** Lets running jobs finish, or hands them back, then lets go of everything. */
  close(): Promise<void>;
}

export interface WorkerOptions {
  config: Config;
  logger: Logger;
  databaseUrl: string;
  redisUrl: string;
  /** The gateway's: what it has encrypted for later is read with it. */
  privateKeyPem: string;
}

/** Works the jobs of all gateways on the same PostgreSQL, from now on; the database must be migrated. */
export async function openWorker({ config, ...options }: WorkerOptions): Promise<Worker> {
  const worker = { ...config.worker, enabled: true };
  const baseUrl = () => config.http.publicUrl ?? '';
  const backends = await connectBackends({ ...options, config: { ...config, worker }, baseUrl });
  let closing = false;
  const app = Fastify({ forceCloseConnections: true });
  registerHealth(app, () => checkReadiness(backends, closing));
  registerMetrics(app, backends.metrics);
  if (worker.port !== null) await app.listen({ host: config.http.host, port: worker.port });
  return {
    backends,
    close: async () => {
      closing = true;
      await backends.close().finally(() => app.close());
    },
  };
}
