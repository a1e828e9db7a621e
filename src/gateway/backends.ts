import type { Config } from '../config.ts';
import { openPool, type Pool } from '../db/pool.ts';
import { watchStatements } from '../db/slowQueries.ts';
import { createServices, type Services } from '../domain/services.ts';
import { Jobs } from '../jobs/jobs.ts';
import { createIdentityProviders } from '../oauth/providers.ts';
import type { UploadProcessing } from '../pipeline/processing/uploadProcessing.ts';
import { createSmsSender } from '../sms/sender.ts';
import type { ObjectStore } from '../storage/objectStore.ts';
import type { Logger } from '../telemetry/logger.ts';
import { createMetrics, type Metrics, observePool } from '../telemetry/metrics.ts';
import { openStore } from './openStore.ts';
import { createProcessing } from './processing.ts';
import { createRedisParts } from './redisParts.ts';

/** What a gateway stands on: PostgreSQL, Redis, jobs, and the domain over them. */
export interface Backends {
  services: Services;
  processing: UploadProcessing;
  metrics: Metrics;
  pool: Pool;
  jobs: Jobs;
  store: ObjectStore;
  redisAvailable(): boolean;
  close(): Promise<void>;
}

interface BackendOptions {
  config: Config;
  logger: Logger;
  databaseUrl: string;
  redisUrl: string;
  privateKeyPem: string;
  /** Where the gateway is reached, once it listens. */
  baseUrl: () => string;
  now?: () => Date;
}

/** Connects to PostgreSQL and Redis. Redis away is no error: everything works, slower. */
export async function connectBackends(options: BackendOptions): Promise<Backends> {
  const { config, logger, databaseUrl } = options;
  const metrics = createMetrics();
  const pool = openDatabase(options, metrics);
  const jobs = await Jobs.start({ url: databaseUrl, db: pool.db, logger });
  const { link, parts } = createRedisParts(options, metrics);
  const now = options.now ?? (() => new Date());
  const store = await openStore({ ...options, now });
  const services = createServices({
    db: pool.db,
    jobs,
    ...parts,
    smsSender: await createSmsSender(config, logger),
    identityProviders: createIdentityProviders(config.oauth),
    store,
    logger,
    rules: {
      privateKeyPem: options.privateKeyPem,
      tokens: config.tokens,
      limits: config.limits,
      acceptedConsentVersions: config.consentVersions,
      buckets: config.storage.buckets,
    },
    now,
  });
  parts.voids.recoverFrom(() => services.writes.listUnconfirmed());
  await link.connect();
  const processing = createProcessing({ config, services, jobs, store, logger, metrics, now });
  if (config.worker.enabled) {
    await services.writes.workVoids();
    await services.cleanup.work();
    await services.uploadCleanup.work();
    await services.fileDeletion.work();
    // Each may hold a connection while a slow store is written: requests keep half of the pool.
    const { concurrency } = config.worker;
    await processing.work(Math.max(1, Math.min(concurrency, config.database.poolMax >> 1)));
  }
  return {
    services,
    processing,
    metrics,
    pool,
    jobs,
    store,
    redisAvailable: () => link.available,
    close: async () => {
      parts.subscriber.close();
      // Jobs that are let finish tell the caches what they changed.
      const ended = await Promise.allSettled([jobs.stop()]);
      ended.push(...(await Promise.allSettled([link.close()])));
      // Jobs that were let finish have used both until now.
      await store.close();
      await pool.close();
      for (const outcome of ended) if (outcome.status === 'rejected') throw outcome.reason;
    },
  };
}

function openDatabase({ config, logger, databaseUrl }: BackendOptions, metrics: Metrics): Pool {
  const { slowQueryMillis, ...database } = config.database;
  const pool = openPool({
    ...database,
    url: databaseUrl,
    onStatement: watchStatements({ logger, metrics, slowQueryMillis }),
  });
  observePool(metrics, async () => {
    const { inUse, waiting } = pool.demand();
    const max = database.poolMax;
    // A full pool has no idle connection, and would keep the question waiting.
    const open = inUse < max ? await pool.countOpen().catch(() => inUse) : max;
    return { inUse, waiting, idle: Math.max(0, open - inUse), max };
  });
  return pool;
}
