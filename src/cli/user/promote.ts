import type { Config } from '../../config.ts';
import type { Role } from '../../db/schema.ts';
import { Administration } from '../../domain/administration.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { withBackends } from '../backends.ts';

/**
 * Gives an account a role, at once on every gateway.
 *
 * @param url the database
 * @throws NotFoundError when no account has the email
 */
export async function promote(
  config: Config,
  url: string,
  { email, role }: { email: string; role: Role },
): Promise<void> {
  const logger = createLogger({ ...config.log, level: 'warn' });
  await withBackends({ config, url, logger }, async ({ db, writes, audit }) => {
    const administration = new Administration({ db, writes, audit, now: () => new Date() });
    await administration.promote(email, role);
  });
}
