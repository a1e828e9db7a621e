import { parseArgs } from 'node:util';
import { UsageError } from '../db/commandLine.ts';

/** What the operator asked for. */
export type Command = { name: 'help' } | { name: 'provision'; check: boolean };

export const usage = `\
Usage: npm run storage:provision -- [--check]

  provision           bring the buckets into the documented state; those that are missing are created
  provision --check   tell what differs, and change nothing

The store is that of S3_REGION and S3_ENDPOINT, the credentials are found as by the AWS command line.
The origins that may upload by script are CORS_ORIGINS.
`;

/**
 * Reads a command line: `['provision', '--check']` → `{ name: 'provision', check: true }`.
 *
 * @throws UsageError
 */
export function parseCommandLine(args: readonly string[]): Command {
  const [name, ...rest] = args;
  if (name === undefined || ['help', '--help', '-h'].includes(name)) return { name: 'help' };
  if (name !== 'provision') throw new UsageError(`There is no command "${name}"`);
  try {
    const options = { check: { type: 'boolean', default: false } } as const;
    return { name, check: parseArgs({ args: rest, options }).values.check };
  } catch (error) {
    // parseArgs goes on to explain how to pass an argument that begins with a dash.
    if (error instanceof TypeError) throw new UsageError(error.message.split('. ')[0] ?? '');
    throw error;
  }
}
