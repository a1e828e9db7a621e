import { migrate } from '../db/migrations/migrate.ts';
import { faultsOf } from '../db/migrations/states.ts';
import { status } from '../db/migrations/status.ts';
import { StartRefusedError } from './plainFault.ts';

/**
 * Brings the database to the newest schema. In production it only looks: a migration there follows a
 * backup, which `db:migrate` asks for.
 *
 * @throws StartRefusedError in production, when migrations are pending or at odds with the database
 */
export async function prepareDatabase(options: {
  url: string;
  production: boolean;
  onProgress: (message: string) => void;
}): Promise<void> {
  const { url, production, onProgress } = options;
  if (!production) {
    await migrate({ url, onProgress });
    return;
  }
  const statuses = await status({ url });
  const pending = statuses.filter(({ state }) => state === 'pending').map(({ name }) => name);
  const mend = 'run `npm run db:migrate -- --backup-done` after a backup';
  const faults = [
    ...faultsOf(statuses),
    ...(pending.length > 0 ? [`not migrated yet: ${pending.join(', ')}; ${mend}`] : []),
  ];
  if (faults.length > 0)
    throw new StartRefusedError(`The database is not ready: ${faults.join('; ')}.`);
}
