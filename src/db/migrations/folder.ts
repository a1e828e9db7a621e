import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { MigrationError } from './migrationError.ts';

/** One migration as it lies in the folder, in the order of drizzle-kit's journal. */
export interface Migration {
  /** File name without its ending, e.g. `0000_initial`. */
  name: string;
  /** When it was generated, in epoch milliseconds: its identity in the ledger. */
  when: number;
  sql: string;
  /** SHA-256 of `sql`, in hex, as drizzle computes it. */
  hash: string;
  /** What undoes it, or null when nobody wrote it. */
  downSql: string | null;
}

/** The project's own migrations; at the same depth above `src/` and above the built `dist/`. */
export const migrationsFolder = fileURLToPath(new URL('../../../drizzle', import.meta.url));

const journalShape = z.object({
  entries: z.array(z.object({ tag: z.string().min(1), when: z.number().int() })),
});

/** The text of a file with `\n` line ends, so that a checkout on Windows hashes alike; or null. */
async function readText(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function readJournal(folder: string) {
  const text = await readText(join(folder, 'meta', '_journal.json'));
  if (text === null) {
    throw new MigrationError(`${folder} holds no migrations: meta/_journal.json is missing`);
  }
  try {
    return journalShape.parse(JSON.parse(text));
  } catch {
    throw new MigrationError(`${folder}/meta/_journal.json is not a journal of drizzle-kit`);
  }
}

/** Where the down of a migration lies. */
export const downPath = (folder: string, name: string) => join(folder, 'down', `${name}.sql`);

/**
 * Reads all migrations of a folder in the order of its journal.
 *
 * @throws MigrationError when the journal or a file that it names is missing
 */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const journal = await readJournal(folder);
  return Promise.all(
    journal.entries.map(async ({ tag, when }) => {
      const sql = await readText(join(folder, `${tag}.sql`));
      if (sql === null) {
        throw new MigrationError(`${tag}.sql is missing from ${folder}, but the journal names it`);
      }
      const hash = createHash('sha256').update(sql).digest('hex');
      return { name: tag, when, sql, hash, downSql: await readText(downPath(folder, tag)) };
    }),
  );
}
