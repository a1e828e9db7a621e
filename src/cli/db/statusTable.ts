import type { MigrationStatus } from '../../db/migrations/states.ts';

const header = ['migration', 'applied at (UTC)', 'state'] as const;

function appliedAt({ appliedAt, state }: MigrationStatus): string {
  if (appliedAt !== null) return appliedAt.toISOString().slice(0, 19).replace('T', ' ');
  return state === 'pending' || state === 'out of order' ? '-' : 'not recorded';
}

/** The migrations as an aligned table with a header line. */
export function statusTable(statuses: readonly MigrationStatus[]): string {
  const rows = [header, ...statuses.map((it) => [it.name, appliedAt(it), it.state] as const)];
  const nameWidth = Math.max(...rows.map(([name]) => name.length));
  const timeWidth = Math.max(...rows.map(([, time]) => time.length));
  return rows
    .map(
      ([name, time, state]) => `${name.padEnd(nameWidth)}  ${time.padEnd(timeWidth)}  ${state}\n`,
    )
    .join('');
}
