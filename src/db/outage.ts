import { DatabaseTimeoutError } from './instrument.ts';

/** postgres.js, the operating system and PostgreSQL saying that nobody answers just now. */
const outageCodes = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '53300', // too many connections
  '57014', // statement timeout
  '57P01', // shut down by an administrator
  '57P02', // crash shutdown
  '57P03', // starting up
]);

/** Whether an error means that PostgreSQL is away or too slow, and trying again later may work. */
export function isOutage(error: unknown): boolean {
  if (error instanceof DatabaseTimeoutError) return true;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return outageCodes.has(code) || isOutage(error.cause);
}
