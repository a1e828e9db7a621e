import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { inject } from 'vitest';
import { readCatalogue } from '../../src/db/migrations/catalogue.ts';
import { withConnection } from '../../src/db/migrations/connection.ts';
import { downPath, migrationsFolder } from '../../src/db/migrations/folder.ts';

const tempFolders: string[] = [];

/**
 * A folder that goes when the server of the test file is stopped. PostgreSQL's own account may enter
 * it when the tests run as root.
 */
export async function makeTempFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'spendsense-test-'));
  tempFolders.push(folder);
  await chmod(folder, 0o711);
  return folder;
}

/** Empty databases for one test file, on the server of the run. */
export async function startServer() {
  // Whoever is connected to the template keeps others from copying it.
  const server = new URL('/postgres', inject('serverUrl')).href;
  const names: string[] = [];
  return {
    createDatabase: async () => {
      const name = `test_${randomBytes(6).toString('hex')}`;
      await query(server, (sql) => sql`create database ${sql(name)} strategy file_copy`);
      names.push(name);
      const url = new URL(server);
      url.pathname = `/${name}`;
      return url.href;
    },
    stop: async () => {
      for (const name of names.splice(0)) {
        await query(server, (sql) => sql`drop database ${sql(name)} with (force)`);
      }
      await Promise.all(tempFolders.map((it) => rm(it, { recursive: true, force: true })));
    },
  };
}

export const query = <Result>(url: string, work: (sql: Sql) => Promise<Result>) =>
  withConnection(url, work);

/** Everything that a database holds of a schema, the ledger included. */
export const describeDatabase = (url: string) =>
  query(url, async (sql) => ({
    catalogue: await readCatalogue(sql),
    ledger: await sql`select to_regnamespace('drizzle') is not null as exists`,
  }));

/** A copy of the project's migrations, to be spoilt. */
export async function copyMigrations(): Promise<string> {
  const folder = await makeTempFolder();
  await cp(migrationsFolder, folder, { recursive: true });
  return folder;
}

export interface NewMigration {
  name: string;
  sql: string;
  down?: string;
  /** Epoch milliseconds; a minute after the newest when not given. */
  when?: number;
}

interface Journal {
  entries: { idx: number; when: number; tag: string; version: string; breakpoints: boolean }[];
}

/** Adds a migration to a folder as drizzle-kit would, with a snapshot that says nothing new. */
export async function addMigration(folder: string, migration: NewMigration): Promise<void> {
  const { name, sql, down } = migration;
  const journalFile = join(folder, 'meta', '_journal.json');
  const journal: Journal = JSON.parse(await readFile(journalFile, 'utf8'));
  const last = journal.entries.at(-1);
  const when = migration.when ?? (last?.when ?? 0) + 60_000;
  const idx = journal.entries.length;
  journal.entries.push({ idx, when, tag: name, version: '7', breakpoints: true });
  const snapshotOf = (tag = '') => join(folder, 'meta', `${tag.split('_')[0]}_snapshot.json`);
  const snapshot = JSON.parse(await readFile(snapshotOf(last?.tag), 'utf8'));
  const next = { ...snapshot, id: randomUUID(), prevId: snapshot.id };
  await writeFile(snapshotOf(name), JSON.stringify(next));
  await writeFile(join(folder, `${name}.sql`), sql);
  if (down !== undefined) await writeFile(downPath(folder, name), down);
  await writeFile(journalFile, JSON.stringify(journal));
}

/** Appends a comment to a migration's file: the same schema, another hash. */
export async function edit(folder: string, name: string): Promise<void> {
  const file = join(folder, `${name}.sql`);
  await writeFile(file, `${await readFile(file, 'utf8')}\n-- edited`);
}
