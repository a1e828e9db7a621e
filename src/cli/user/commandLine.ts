import { parseArgs } from 'node:util';
import type { Role } from '../../db/schema.ts';
import { UsageError } from '../db/commandLine.ts';

/** What the operator asked for. */
export type Command = { name: 'help' } | { name: 'promote'; email: string; role: Role };

export const usage = `\
Usage: npm run cli -- <command>

  user promote <email> [--role admin|operator]   make an account an administrator, or an operator

The database is DATABASE_URL, or else the embedded one of SPENDSENSE_HOME.
`;

const promotable: readonly string[] = ['admin', 'operator'];
const isPromotable = (role: string): role is Role => promotable.includes(role);

/**
 * Reads a command line: `['user', 'promote', 'a@example.com']` → `{ name: 'promote', … }`.
 *
 * @throws UsageError
 */
export function parseCommandLine(args: readonly string[]): Command {
  const [subject, verb, ...rest] = args;
  if (subject === undefined || ['help', '--help', '-h'].includes(subject)) return { name: 'help' };
  if (subject !== 'user' || verb !== 'promote') {
    throw new UsageError(`There is no command "${[subject, verb].join(' ').trim()}"`);
  }
  const { values, positionals } = parseOptions(rest);
  const [email, ...more] = positionals;
  if (email === undefined || more.length > 0) {
    throw new UsageError('user promote needs one email address');
  }
  const { role } = values;
  if (!isPromotable(role)) throw new UsageError(`--role must be admin or operator, not "${role}"`);
  return { name: 'promote', email, role };
}

function parseOptions(args: string[]) {
  try {
    const options = { role: { type: 'string', default: 'admin' } } as const;
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    // parseArgs goes on to explain how to pass an argument that begins with a dash.
    if (error instanceof TypeError) throw new UsageError(error.message.split('. ')[0] ?? '');
    throw error;
  }
}
