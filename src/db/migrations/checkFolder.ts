import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { differences } from './differences.ts';
import { isUnwrittenDown } from './downs.ts';
import { type Migration, readMigrations } from './folder.ts';
import { MigrationError } from './migrationError.ts';
import { compareWithLedger, faultsOf } from './states.ts';

const snapshotShape = z.looseObject({ id: z.string(), prevId: z.string() });
type Snapshot = z.infer<typeof snapshotShape>;

/** What drizzle-kit writes as the predecessor of the first snapshot. */
const noSnapshot = '00000000-0000-0000-0000-000000000000';

async function readSnapshot(folder: string, { name }: Migration): Promise<Snapshot | null> {
  const file = join(folder, 'meta', `${name.split('_')[0]}_snapshot.json`);
  try {
    return snapshotShape.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

const downFaults = (migrations: readonly Migration[]) =>
  migrations.flatMap(({ name, downSql }) => {
    if (downSql === null) return `${name} has no down: write drizzle/down/${name}.sql`;
    return isUnwrittenDown(downSql) ? `drizzle/down/${name}.sql is not written yet` : [];
  });

async function strayFaults(folder: string, migrations: readonly Migration[]) {
  const named = new Set(migrations.map(({ name }) => `${name}.sql`));
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql'));
  return files
    .filter((file) => !named.has(file))
    .map((file) => `drizzle/${file} is not in the journal, so that nothing will ever apply it`);
}

/** Two branches that each generated a migration have snapshots with the same predecessor. */
const chainFaults = (migrations: readonly Migration[], snapshots: readonly (Snapshot | null)[]) =>
  migrations.flatMap(({ name }, index) => {
    const snapshot = snapshots[index];
    if (!snapshot) return `${name} has no readable snapshot in drizzle/meta`;
    const expected = index === 0 ? noSnapshot : snapshots[index - 1]?.id;
    if (expected === undefined || snapshot.prevId === expected) return [];
    return `${name} was not generated on top of its predecessor (merged branches?): delete it and its snapshot and generate it anew with npm run db:generate`;
  });

/** Loaded when it is needed, because it is a development dependency, and slow to load. */
async function loadDrizzleKit() {
  try {
    return await import('drizzle-kit/api');
  } catch (cause) {
    const message = 'The check needs drizzle-kit: run it where npm install has run';
    throw new MigrationError(message, { cause });
  }
}

/** Compares the TypeScript tables with the newest snapshot, as drizzle-kit would write it now. */
async function tableFaults(tables: Record<string, unknown>, newest: Snapshot) {
  const { generateDrizzleJson } = await loadDrizzleKit();
  const { id, prevId, ...current } = generateDrizzleJson({ ...tables }, newest.prevId);
  const { id: _id, prevId: _prevId, ...recorded } = newest;
  return differences(JSON.parse(JSON.stringify(current)), recorded).map(
    (path) => `src/db/tables and the newest migration differ in ${path}: run npm run db:generate`,
  );
}

/**
 * Checks a folder of migrations by itself: the order of the journal, that each has a down and a
 * snapshot on top of its predecessor's, that no file is left out, and that the newest snapshot says
 * what the TypeScript tables say.
 *
 * @param tables the exports of `src/db/schema.ts`
 * @returns one sentence for each fault
 * @throws MigrationError when the journal or a migration is missing
 */
export async function checkFolder(
  folder: string,
  tables: Record<string, unknown>,
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const snapshots = await Promise.all(migrations.map((it) => readSnapshot(folder, it)));
  const newest = snapshots.at(-1);
  return [
    ...faultsOf(compareWithLedger(migrations, [])),
    ...downFaults(migrations),
    ...(await strayFaults(folder, migrations)),
    ...chainFaults(migrations, snapshots),
    ...(newest ? await tableFaults(tables, newest) : []),
  ];
}
