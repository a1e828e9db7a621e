import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the database pool looks like at one moment. */
export interface PoolState {
  inUse: number;
  waiting: number;
  idle: number;
  max: number;
}

/** The process's Prometheus metrics. One set for each gateway, so that tests can run several. */
export type Metrics = ReturnType<typeof createMetrics>;

/** Creates a registry with every metric that the gateway exposes at `/metrics`. */
export function createMetrics({ processMetrics = true } = {}) {
  const registry = new Registry();
  if (processMetrics) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    operations: new Histogram({
      name: 'graphql_operation_duration_seconds',
      help: 'Time from the parsed request to the answer, by operation and outcome.',
      labelNames: ['operation', 'outcome'] as const,
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    queries: new Histogram({
      name: 'db_query_duration_seconds',
      help: 'Time of one SQL statement, waiting for a connection included.',
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
      registers,
    }),
    slowQueries: new Counter({
      name: 'db_slow_queries_total',
      help: 'SQL statements slower than the configured limit.',
      registers,
    }),
    cacheReads: new Counter({
      name: 'cache_reads_total',
      help: 'Cache reads by family and result.',
      labelNames: ['family', 'result'] as const,
      registers,
    }),
    cacheAvailable: new Gauge({
      name: 'cache_available',
      help: '1 while Redis is used, 0 while its circuit is open.',
      registers,
    }),
    uploads: new Histogram({
      name: 'upload_processing_duration_seconds',
      help: 'Time to process an upload once, by outcome.',
      labelNames: ['outcome'] as const,
      buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    }),
    streams: new Gauge({
      name: 'graphql_streams_open',
      help: 'Event streams of subscriptions that are open.',
      registers,
    }),
    errors: new Counter({
      name: 'graphql_errors_total',
      help: 'Errors answered to clients, by code.',
      labelNames: ['code'] as const,
      registers,
    }),
  };
}

/** Exposes the pool's state, read at each scrape. */
export function observePool(metrics: Metrics, read: () => Promise<PoolState>): void {
  const registers = [metrics.registry];
  new Gauge({
    name: 'db_pool_connections',
    help: 'Connections of the pool by state; waiting counts callers without a connection.',
    labelNames: ['state'],
    registers,
    async collect() {
      for (const [state, count] of Object.entries(await read())) this.set({ state }, count);
    },
  });
}
