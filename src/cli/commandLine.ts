import { parseArgs } from 'node:util';
import { type FileType, fileTypes, type Role } from '../db/schema.ts';
import { UsageError } from './db/commandLine.ts';

/** What the operator asked for. */
export type Command =
  | { name: 'help' }
  | { name: 'promote'; email: string; role: Role }
  | IngestCommand
  | RecomputeCommand;

export interface IngestCommand {
  name: 'ingest';
  path: string;
  email: string;
  /** Null where the name tells it. */
  fileType: FileType | null;
  json: boolean;
}

export interface RecomputeCommand {
  name: 'recompute';
  /** Null for all members. */
  email: string | null;
}

export const usage = `\
Usage: npm run cli -- <command>

  user promote <email> [--role admin|operator]   make an account an administrator, or an operator
  ingest <file> --user <email>                   process a member's export (.csv or .json) and print
         [--type csv|json] [--json]              what came of it; --json prints one JSON document
  recompute [--user <email>]                     assess all members anew from their uploads, or one:
                                                 after a change of thresholds or catalogue
  help                                           print this

The database is DATABASE_URL, or else the embedded one of SPENDSENSE_HOME.
`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

const promotable: readonly string[] = ['admin', 'operator'];
const isPromotable = (role: string): role is Role => promotable.includes(role);

const fileTypeNames: readonly string[] = fileTypes;
const isFileType = (name: string): name is FileType => fileTypeNames.includes(name);

/**
 * Reads a command line: `['user', 'promote', 'a@example.com']` → `{ name: 'promote', … }`.
 *
 * @throws UsageError
 */
export function parseCommandLine([name, ...args]: readonly string[]): Command {
  switch (name) {
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      return { name: 'help' };
    case 'user':
      return parseUser(args);
    case 'ingest':
      return parseIngest(args);
    case 'recompute':
      return parseRecompute(args);
    default:
      throw new UsageError(`There is no command "${name}"`);
  }
}

function parseUser([verb, ...args]: readonly string[]): Command {
  if (verb !== 'promote')
    throw new UsageError(`There is no command "${`user ${verb ?? ''}`.trim()}"`);
  const options = { role: { ...text, default: 'admin' } } as const;
  const { values, positionals } = orUsageError('user promote', options, () =>
    parseArgs({ args, options, allowPositionals: true }),
  );
  const [email, ...more] = positionals;
  if (email === undefined || more.length > 0) {
    throw new UsageError('user promote needs one email address');
  }
  const { role } = values;
  if (!isPromotable(role)) throw new UsageError(`--role must be admin or operator, not "${role}"`);
  return { name: 'promote', email, role };
}

function parseIngest(args: readonly string[]): IngestCommand {
  const options = { user: text, type: text, json: flag } as const;
  const { values, positionals } = orUsageError('ingest', options, () =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const { user: email, type = null, json } = values;
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('ingest needs one file');
  if (email === undefined) {
    throw new UsageError('ingest needs --user <email>: whose file it is');
  }
  if (type !== null && !isFileType(type)) {
    throw new UsageError(`--type must be csv or json, not "${type}"`);
  }
  return { name: 'ingest', path, email, fileType: type, json };
}

function parseRecompute(args: readonly string[]): RecomputeCommand {
  const options = { user: text } as const;
  const { values, positionals } = orUsageError('recompute', options, () =>
    parseArgs({ args: [...args], options, allowPositionals: true }),
  );
  const [stray] = positionals;
  if (stray !== undefined) {
    throw new UsageError(`recompute takes no "${stray}"; for one member: --user <email>`);
  }
  return { name: 'recompute', email: values.user ?? null };
}

/** Turns what parseArgs complains of into words that name the options there are. */
function orUsageError<Parsed>(command: string, options: object, parse: () => Parsed): Parsed {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // It goes on to explain how to pass an argument that begins with a dash.
    const [complaint = ''] = error.message.split('. ');
    const names = Object.keys(options).map((name) => `--${name}`);
    throw new UsageError(`${complaint}: ${command} takes ${names.join(', ')}`);
  }
}
