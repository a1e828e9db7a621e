import { isOutage } from '../db/outage.ts';
import type { Logger } from '../telemetry/logger.ts';

const drivers = /node_modules[\\/](postgres|pg|pg-boss|pg-pool)[\\/]/;

/**
 * Decides of errors that reach nobody. A driver that tells of a lost connection where no caller
 * listens is logged, because the connection is made anew; everything else ends the process.
 */
export function watchStrayErrors(logger: Logger): void {
  process.on('uncaughtException', (err) => {
    if (isOutage(err) && drivers.test(err.stack ?? '')) {
      logger.error({ err }, 'PostgreSQL was lost');
      return;
    }
    logger.fatal({ err }, 'a fault of the program ends it');
    process.exit(1);
  });
}
