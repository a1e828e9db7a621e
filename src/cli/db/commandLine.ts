import { parseArgs } from 'node:util';

/** What the operator asked for. */
export type Command =
  | { name: 'help' }
  | { name: 'generate'; migrationName: string | null }
  | { name: 'migrate'; backupDone: boolean }
  | { name: 'rollback'; steps: number | 'all'; backupDone: boolean }
  | { name: 'status' }
  | { name: 'check' };

/** The command line cannot be understood; the message says which part. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `\
Usage: npm run db:<command> -- [options]

  generate [--name words]        write a migration for what changed in src/db/tables
  migrate [--backup-done]        apply all pending migrations
  rollback [--steps n | --all]   undo the newest migration, the newest n, or all
           [--backup-done]
  status                         list the migrations and their state
  check                          compare tables, migrations and database

The database is DATABASE_URL, or else the embedded one of SPENDSENSE_HOME.
In production, migrate and rollback ask for --backup-done.
`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

function parseSteps(steps: string | undefined, all: boolean): number | 'all' {
  if (all && steps !== undefined) throw new UsageError('--steps and --all exclude each other');
  if (all) return 'all';
  if (steps === undefined) return 1;
  if (!/^[1-9][0-9]{0,5}$/.test(steps)) {
    throw new UsageError(`--steps must be a whole number above 0, not "${steps}"`);
  }
  return Number(steps);
}

function parseOptions(name: string | undefined, args: string[]): Command {
  switch (name) {
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      return { name: 'help' };
    case 'generate': {
      const { values } = parseArgs({ args, options: { name: text } });
      return { name, migrationName: values.name ?? null };
    }
    case 'migrate': {
      const { values } = parseArgs({ args, options: { 'backup-done': flag } });
      return { name, backupDone: values['backup-done'] };
    }
    case 'rollback': {
      const options = { steps: text, all: flag, 'backup-done': flag };
      const { values } = parseArgs({ args, options });
      const steps = parseSteps(values.steps, values.all);
      return { name, steps, backupDone: values['backup-done'] };
    }
    case 'status':
    case 'check':
      parseArgs({ args, options: {} });
      return { name };
    default:
      throw new UsageError(`There is no command "${name}"`);
  }
}

/**
 * Reads a command line: `['rollback', '--steps', '2']` → `{ name: 'rollback', steps: 2, … }`.
 *
 * @throws UsageError
 */
export function parseCommandLine([name, ...args]: readonly string[]): Command {
  try {
    return parseOptions(name, args);
  } catch (error) {
    // parseArgs goes on to explain how to pass an argument that begins with a dash.
    if (error instanceof TypeError) throw new UsageError(error.message.split('. ')[0] ?? '');
    throw error;
  }
}
