/**
 * The operators' commands on the database: `node dist/cli/db.js migrate`. See docs/database.md.
 *
 * Exit code 0 when all is well, else 1; an error is one sentence on stderr.
 */
import { config as loadEnvFile } from 'dotenv';
import { parseConfig } from '../config.ts';
import { parseCommandLine, UsageError, usage } from './db/commandLine.ts';
import { run } from './db/run.ts';

const print = (line: string) => {
  process.stdout.write(`${line}\n`);
};

function tell(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${usage}`);
}

// `exit` rather than the signal's default: the embedded server is stopped at the exit.
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

try {
  const command = parseCommandLine(process.argv.slice(2));
  loadEnvFile({ quiet: true });
  const done = await run(command, parseConfig(process.env, { needs: ['DATABASE_URL'] }), print);
  process.exitCode = done ? 0 : 1;
} catch (error) {
  tell(error);
  process.exitCode = 1;
}
