import type { z } from 'zod';

/** A PostgreSQL URL without the pool's own parameters, and the pool size that they asked for. */
export interface DatabaseUrl {
  url: string;
  /** `pool_size` + `max_overflow` when given, else null. */
  poolMax: number | null;
}

function takeCount(url: URL, name: string): number | null {
  const text = url.searchParams.get(name);
  url.searchParams.delete(name);
  if (text === null) return null;
  const count = Number(text);
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(`${name} must be a whole number, not "${text}"`);
  }
  return count;
}

/**
 * Reads the documented pool parameters out of a connection string.
 *
 * `postgresql://u:p@h:5432/db?pool_size=20&max_overflow=10` → the URL without them, and 30.
 *
 * @throws RangeError when a parameter is not a whole number, or both are zero
 */
export function parseDatabaseUrl(text: string): DatabaseUrl {
  const url = new URL(text);
  const size = takeCount(url, 'pool_size');
  const overflow = takeCount(url, 'max_overflow');
  if (size === null && overflow === null) return { url: url.href, poolMax: null };
  const poolMax = (size ?? 0) + (overflow ?? 0);
  if (poolMax === 0) throw new RangeError('pool_size + max_overflow must be above 0');
  return { url: url.href, poolMax };
}

/** The pool parameters of a connection string are checked along with everything else. */
export function hasPoolParameters(given: string, context: z.RefinementCtx): void {
  try {
    if (URL.canParse(given)) parseDatabaseUrl(given);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : '' });
  }
}
