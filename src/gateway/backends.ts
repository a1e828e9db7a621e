import { Blacklist } from '../cache/blacklist.ts';
import { Codes } from '../cache/codes.ts';
import { Limiter } from '../cache/limiter.ts';
import { RedisLink } from '../cache/link.ts';
import { ReadThrough } from '../cache/readThrough.ts';
import { SessionCache } from '../cache/sessionCache.ts';
import { CacheStats } from '../cache/stats.ts';
import { Voids } from '../cache/voids.ts';
import type { Config } from '../config.ts';
import { openPool, type Pool } from '../db/pool.ts';
import { watchStatements } from '../db/slowQueries.ts';
import { createServices, type Services } from '../domain/services.ts';
import { Jobs } from '../jobs/jobs.ts';
import { createIdentityProviders } from '../oauth/providers.ts';
import { createSmsSender } from '../sms/sender.ts';
import type { ObjectStore } from '../storage/objectStore.ts';
import type { Logger } from '../telemetry/logger.ts';
import { createMetrics, type Metrics, observePool } from '../telemetry/metrics.ts';
import { openStore } from './openStore.ts';

/** What a gateway stands on: PostgreSQL, Redis, jobs, and the domain over them. */
export interface Backends {
  services: Services;
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
  const { config, logger, databaseUrl, redisUrl } = options;
  const metrics = createMetrics();
  const pool = openDatabase(options, metrics);
  const jobs = await Jobs.start({ url: databaseUrl, db: pool.db, logger });
  const link = new RedisLink({
    url: redisUrl,
    commandTimeoutMillis: config.redis.commandTimeoutMillis,
    logger,
    onAvailability: (available) => metrics.cacheAvailable.set(available ? 1 : 0),
  });
  const cacheStats = new CacheStats(metrics);
  const voids = new Voids(link);
  const now = options.now ?? (() => new Date());
  const store = await openStore({ ...options, now });
  const services = createServices({
    db: pool.db,
    jobs,
    readThrough: new ReadThrough(link, cacheStats),
    voids,
    blacklist: new Blacklist(link),
    sessionCache: new SessionCache(link),
    codes: new Codes(link),
    limiters: {
      login: new Limiter(link, 'login'),
      sms: new Limiter(link, 'sms'),
      api: new Limiter(link, 'api'),
    },
    cacheStats,
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
  voids.recoverFrom(() => services.writes.listUnconfirmed());
  await link.connect();
  if (config.worker.enabled) {
    await services.writes.workVoids();
    await services.cleanup.work();
    await services.uploadCleanup.work();
    await services.fileDeletion.work();
  }
  return {
    services,
    metrics,
    pool,
    jobs,
    store,
    redisAvailable: () => link.available,
    close: async () => {
      const ended = await Promise.allSettled([jobs.stop(), link.close()]);
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
