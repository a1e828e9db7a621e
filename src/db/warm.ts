import type { Sql } from 'postgres';

/**
 * Keeps some connections open: postgres.js has no minimum, and closes every idle one after the idle
 * timeout. As many statements at once as there should be connections touch that many of them.
 *
 * @returns a function that ends it
 */
export function keepWarm(
  client: Sql,
  options: { poolMin: number; idleTimeoutSeconds: number },
): () => void {
  const touch = () => {
    const statements = Array.from({ length: options.poolMin }, () => client`select 1`);
    // PostgreSQL away is noticed and told by whoever needs an answer; here the next round will do.
    Promise.allSettled(statements).catch(() => undefined);
  };
  touch();
  const timer = setInterval(touch, (options.idleTimeoutSeconds * 1000) / 2);
  timer.unref();
  return () => clearInterval(timer);
}
