import type { Logger } from '../telemetry/logger.ts';

/** What must be let go of, the newest first, when the process is asked to stop. */
export interface Shutdown {
  add(stop: () => Promise<void>): void;
  /** Stops everything once; later calls wait for the first. */
  stop(): Promise<void>;
}

/**
 * Stops in order on SIGINT and SIGTERM, during the start too. A second signal, or the time limit, ends
 * the process at once.
 */
export function stopOnSignals(logger: Logger, timeoutSeconds: number): Shutdown {
  const stops: (() => Promise<void>)[] = [];
  let stopping: Promise<void> | null = null;

  const stopAll = async () => {
    const faults: unknown[] = [];
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) {
      await stop().catch((fault: unknown) => faults.push(fault));
    }
    if (faults.length > 0) throw new AggregateError(faults, 'not everything stopped cleanly');
  };
  const stop = () => {
    stopping ??= stopAll();
    return stopping;
  };
  const onSignal = (signal: string) => {
    if (stopping !== null) process.exit(1);
    logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), timeoutSeconds * 1000).unref();
    stop().then(
      () => {
        logger.info('stopped');
        process.exit(0);
      },
      (err: unknown) => {
        logger.fatal({ err }, 'the gateway did not stop cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return { add: (stopPart) => void stops.push(stopPart), stop };
}
