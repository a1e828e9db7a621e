import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { downPath, type Migration, readMigrations } from './folder.ts';

const marker = 'this down is not written yet';

/** Whether a down is still the skeleton that `writeMissingDowns` left. */
export const isUnwrittenDown = (sql: string): boolean => sql.includes(marker);

const asComment = (sql: string) =>
  sql
    .trimEnd()
    .split('\n')
    .map((line) => `--   ${line}`.trimEnd())
    .join('\n');

const skeletonOf = ({ name, sql }: Migration) => `\
-- Undoes ${name}.sql. Write the statements by hand, in the reverse order, and delete the rest.
-- It did:
${asComment(sql)}
DO $$ BEGIN RAISE EXCEPTION '${name}: ${marker}'; END $$;
`;

/**
 * Gives every migration without a down a skeleton that fails until it is written by hand.
 *
 * @returns the paths that were written
 */
export async function writeMissingDowns(folder: string): Promise<string[]> {
  const missing = (await readMigrations(folder)).filter(({ downSql }) => downSql === null);
  await mkdir(join(folder, 'down'), { recursive: true });
  return Promise.all(
    missing.map(async (migration) => {
      const path = downPath(folder, migration.name);
      await writeFile(path, skeletonOf(migration), { flag: 'wx' });
      return path;
    }),
  );
}
