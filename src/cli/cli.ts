/**
 * The operators' commands on accounts: `node dist/cli/cli.js user promote <email>`.
 *
 * Exit code 0 when all is well, else 1; an error is one sentence on stderr.
 */
import { config as loadEnvFile } from 'dotenv';
import { parseConfig } from '../config.ts';
import { NotFoundError } from '../domain/errors.ts';
import { UsageError } from './db/commandLine.ts';
import { withDatabase } from './db/withDatabase.ts';
import { parseCommandLine, usage } from './user/commandLine.ts';
import { promote } from './user/promote.ts';

const print = (line: string) => {
  process.stdout.write(`${line}\n`);
};

function tell(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${usage}`);
  if (error instanceof NotFoundError) process.stderr.write('It must register first.\n');
}

// `exit` rather than the signal's default: the embedded server is stopped at the exit.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

try {
  const command = parseCommandLine(process.argv.slice(2));
  if (command.name === 'help') {
    print(usage);
  } else {
    loadEnvFile({ quiet: true });
    const config = parseConfig(process.env, { needs: ['DATABASE_URL'] });
    await withDatabase(config, print, (url) => promote(config, url, command));
    print(`${command.email} is ${command.role} now.`);
  }
} catch (error) {
  tell(error);
  process.exitCode = 1;
}
