import { ConfigError } from '../config.ts';
import { MigrationError } from '../db/migrations/migrationError.ts';
import { HomeLockedError } from '../embedded/home.ts';

/** A fault that the person who starts the gateway can mend; its message says how. */
export class StartRefusedError extends Error {
  override readonly name = 'StartRefusedError';
}

const plainFaults = [ConfigError, HomeLockedError, MigrationError, StartRefusedError];

const isPortTaken = (error: Error): error is Error & { port: number } =>
  'code' in error && error.code === 'EADDRINUSE' && 'port' in error;

/** What to tell a person of a failed start: words for a fault they can mend, else the whole story. */
export function tellFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (plainFaults.some((fault) => error instanceof fault)) return error.message;
  if (isPortTaken(error)) {
    return `Port ${error.port} is in use. Set PORT to another one; PORT=0 takes a free one.`;
  }
  return error.stack ?? error.message;
}
