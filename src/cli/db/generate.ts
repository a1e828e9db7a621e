import { spawn } from 'node:child_process';
import { dirname, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeMissingDowns } from '../../db/migrations/downs.ts';
import { migrationsFolder } from '../../db/migrations/folder.ts';

const projectRoot = dirname(migrationsFolder);

function findDrizzleKit(): string {
  try {
    return fileURLToPath(new URL('bin.cjs', import.meta.resolve('drizzle-kit')));
  } catch {
    throw new Error('drizzle-kit is not installed: generate migrations where npm install has run');
  }
}

/** Runs drizzle-kit in the terminal, because it asks whether a column was renamed. */
async function runDrizzleKit(args: string[]): Promise<void> {
  const command = [findDrizzleKit(), 'generate', ...args];
  const child = spawn(process.execPath, command, { cwd: projectRoot, stdio: 'inherit' });
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject);
  child.once('exit', resolve);
  if ((await promise) !== 0) throw new Error('drizzle-kit did not generate a migration, see above');
}

/**
 * Generates a migration for what changed in the tables, and the skeleton of its down.
 *
 * @returns what is left to be done by hand, one sentence for each file
 */
export async function generate(migrationName: string | null): Promise<string[]> {
  await runDrizzleKit(migrationName === null ? [] : ['--name', migrationName]);
  const written = await writeMissingDowns(migrationsFolder);
  return written.map(
    (path) => `Now write ${relative(projectRoot, path)} by hand; npm run db:check tries it out`,
  );
}
