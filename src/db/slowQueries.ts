import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';

/**
 * Watches statements: all are measured, slow ones are logged with their SQL and duration. The SQL
 * holds placeholders only; the logger adds the GraphQL operation that caused it.
 */
export function watchStatements(options: {
  logger: Logger;
  metrics: Metrics;
  slowQueryMillis: number;
}): (statement: string, durationMillis: number) => void {
  const { logger, metrics, slowQueryMillis } = options;
  return (statement, durationMillis) => {
    metrics.queries.observe(durationMillis / 1000);
    if (durationMillis < slowQueryMillis) return;
    metrics.slowQueries.inc();
    logger.warn({ sql: statement, durationMillis: Math.round(durationMillis) }, 'slow query');
  };
}
