import { sql } from 'drizzle-orm';
import type { Backends } from './backends.ts';
import type { Readiness } from './health.ts';

const checkTimeoutMillis = 1000;

/**
 * The gateway is ready when PostgreSQL answers. Redis away slows it down but stops nothing, so that it
 * is told and does not count. While it is closing it is not ready: no new work should come.
 */
export async function checkReadiness(backends: Backends, closing: boolean): Promise<Readiness> {
  const postgres = await answersInTime(backends);
  const redis = backends.redisAvailable() ? 'ok' : 'away';
  return {
    ready: postgres === 'ok' && !closing,
    checks: { postgres, redis, ...(closing && { process: 'closing' }) },
  };
}

async function answersInTime({ services }: Backends): Promise<'ok' | 'away'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'away'>((resolve) => {
    timer = setTimeout(() => resolve('away'), checkTimeoutMillis);
  });
  const answer = services.db.execute(sql`select 1`).then(
    () => 'ok' as const,
    () => 'away' as const,
  );
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
