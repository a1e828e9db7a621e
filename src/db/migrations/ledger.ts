import type { Sql, TransactionSql } from 'postgres';
import type { Migration } from './folder.ts';

/** One applied migration, as the database remembers it. */
export interface LedgerRow {
  id: number;
  hash: string;
  /** The `when` of its journal entry. */
  when: number;
  /** Null, with `appliedAt`, when drizzle's own migrator applied it. */
  name: string | null;
  appliedAt: Date | null;
}

interface StoredRow {
  id: number;
  hash: string;
  created_at: string;
  name: string | null;
  applied_at: string | null;
}

/**
 * Reads drizzle's own table `drizzle.__drizzle_migrations` in the order of application; a database
 * that has none has nothing applied. Writes nothing.
 */
export async function readLedger(sql: Sql | TransactionSql): Promise<LedgerRow[]> {
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is null as missing`;
  if (table?.missing === true) return [];
  // Through to_jsonb, because drizzle's own migrator makes the table without our two columns.
  const rows = await sql<StoredRow[]>`
    select id, hash, created_at::text,
      to_jsonb(ledger) ->> 'name' as name, to_jsonb(ledger) ->> 'applied_at' as applied_at
    from drizzle.__drizzle_migrations as ledger order by id`;
  return rows.map((row) => ({
    id: row.id,
    hash: row.hash,
    when: Number(row.created_at),
    name: row.name,
    appliedAt: row.applied_at === null ? null : new Date(row.applied_at),
  }));
}

async function ensureLedger(tx: TransactionSql): Promise<void> {
  await tx`create schema if not exists drizzle`;
  await tx`create table if not exists drizzle.__drizzle_migrations (
    id serial primary key, hash text not null, created_at bigint)`;
  await tx`alter table drizzle.__drizzle_migrations
    add column if not exists name text, add column if not exists applied_at timestamptz(3)`;
}

/** Writes that a migration was applied, in the transaction that applied it. */
export async function recordApplied(tx: TransactionSql, migration: Migration): Promise<void> {
  await ensureLedger(tx);
  await tx`insert into drizzle.__drizzle_migrations (hash, created_at, name, applied_at)
    values (${migration.hash}, ${migration.when}, ${migration.name}, now())`;
}

/** Removes a row in the transaction that undid its migration; the last row takes the table along. */
export async function forgetApplied(tx: TransactionSql, row: LedgerRow): Promise<void> {
  await tx`delete from drizzle.__drizzle_migrations where id = ${row.id}`;
  const [rest] = await tx`select exists (select from drizzle.__drizzle_migrations) as found`;
  if (rest?.found === true) return;
  await tx`drop table drizzle.__drizzle_migrations`;
  const [other] = await tx`
    select exists (select from pg_class where relnamespace = 'drizzle'::regnamespace) as found`;
  if (other?.found !== true) await tx`drop schema drizzle`;
}
