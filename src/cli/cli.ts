/**
 * The operators' commands on accounts and their data: `node dist/cli/cli.js user promote <email>`.
 *
 * Exit code 0 when all is well, else 1; an error is one sentence on stderr.
 */
import tls from 'node:tls';
import { config as loadEnvFile } from 'dotenv';
import { type Config, parseConfig, type RequiredSetting } from '../config.ts';
import { NotFoundError } from '../domain/errors.ts';
import { type Command, parseCommandLine, usage } from './commandLine.ts';
import { UsageError } from './db/commandLine.ts';
import { withDatabase } from './db/withDatabase.ts';
import { openTerminal } from './terminal.ts';

const print = (line: string) => {
  process.stdout.write(`${line}\n`);
};

function tell(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${usage}`);
  if (error instanceof NotFoundError) process.stderr.write('It must register first.\n');
}

function settings(needs: readonly RequiredSetting[]): Config {
  loadEnvFile({ quiet: true });
  return parseConfig(process.env, { needs });
}

async function runPromote(command: Extract<Command, { name: 'promote' }>): Promise<boolean> {
  // `exit` rather than the signal's default: the embedded server is stopped at the exit.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  const { promote } = await import('./user/promote.ts');
  const config = settings(['DATABASE_URL']);
  await withDatabase(config, print, (url) => promote(config, url, command));
  print(`${command.email} is ${command.role} now.`);
  return true;
}

/** Each command is loaded when it is asked for: the engine takes a while. @returns whether all is well */
async function run(command: Command): Promise<boolean> {
  switch (command.name) {
    case 'help':
      print(usage);
      return true;
    case 'promote':
      return runPromote(command);
    case 'ingest': {
      const { runIngest } = await import('./ingest/run.ts');
      const terminal = openTerminal({ quiet: true });
      return runIngest(settings(['DATABASE_URL', 'S3_REGION']), command, terminal);
    }
    case 'recompute': {
      const { runRecompute } = await import('./recompute/run.ts');
      const terminal = openTerminal({ quiet: false });
      return runRecompute(settings(['DATABASE_URL', 'S3_REGION']), command, terminal);
    }
  }
}

// As the requirements ask: TLS 1.3 to PostgreSQL and Redis, where their URLs ask for TLS.
tls.DEFAULT_MIN_VERSION = 'TLSv1.3';

try {
  const isWell = await run(parseCommandLine(process.argv.slice(2)));
  // A signal has its own.
  if (!isWell) process.exitCode ??= 1;
} catch (error) {
  tell(error);
  process.exitCode ??= 1;
}
