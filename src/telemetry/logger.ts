import { type Logger, pino } from 'pino';
import { describeError } from './describeError.ts';
import { currentScope } from './scope.ts';

export type { Logger } from 'pino';

/** Never in a log, wherever it stands (checks.md R7). */
const secrets = [
  'password',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  '*.password',
  '*.accessToken',
  '*.refreshToken',
  'headers.authorization',
  'headers.cookie',
  '*.headers.authorization',
  '*.headers.cookie',
];

/**
 * The process's logger: JSON lines with UTC times, or pretty ones for a person at a terminal.
 * Each line carries the request id and the operation that it was written for, where there is one.
 */
export function createLogger(options: {
  level: string;
  pretty: boolean;
  destination?: NodeJS.WritableStream;
}): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secrets, censor: '[redacted]' },
    serializers: { err: (error: unknown) => describeError(error) },
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: () => {
      const scope = currentScope();
      return scope === undefined
        ? {}
        : { requestId: scope.requestId, ...(scope.operation && { operation: scope.operation }) };
    },
  };
  if (options.destination !== undefined) return pino(settings, options.destination);
  if (!options.pretty) return pino(settings);
  return pino({
    ...settings,
    transport: {
      target: 'pino-pretty',
      options: { translateTime: 'UTC:HH:MM:ss.l', ignore: 'pid,hostname', singleLine: true },
    },
  });
}
