/**
 * The operators' commands on the buckets: `node dist/cli/storage.js provision`. See docs/storage.md.
 *
 * Exit code 0 when all is as wanted, or as the store can have it, else 1; an error is one sentence on
 * stderr.
 */
import { config as loadEnvFile } from 'dotenv';
import { parseConfig } from '../config.ts';
import { UsageError } from './db/commandLine.ts';
import { parseCommandLine, usage } from './storage/commandLine.ts';
import { run } from './storage/run.ts';

const print = (line: string) => {
  process.stdout.write(`${line}\n`);
};

function tell(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${usage}`);
}

try {
  const command = parseCommandLine(process.argv.slice(2));
  if (command.name === 'help') {
    print(usage.trimEnd());
  } else {
    loadEnvFile({ quiet: true });
    const config = parseConfig(process.env, { needs: ['S3_REGION'] });
    const isWell = await run(command, config, print);
    process.exitCode = isWell ? 0 : 1;
  }
} catch (error) {
  tell(error);
  process.exitCode = 1;
}
