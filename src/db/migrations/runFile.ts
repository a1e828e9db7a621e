import postgres, { type TransactionSql } from 'postgres';
import { MigrationError } from './migrationError.ts';

/** Above the longest transaction of a gateway, so that waiting for one does not fail. */
const lockTimeoutSeconds = 15;

const lockNotAvailable = '55P03';

function lineOf(sql: string, position: string | undefined): string {
  if (position === undefined) return '';
  return ` at line ${sql.slice(0, Number(position)).split('\n').length}`;
}

function explain(error: unknown, file: string, sql: string): unknown {
  if (!(error instanceof postgres.PostgresError)) return error;
  const why =
    error.code === lockNotAvailable
      ? `a table was in use for ${lockTimeoutSeconds} s; try again when there is less traffic`
      : error.message;
  return new MigrationError(
    `${file} failed${lineOf(sql, error.position)} and left the database as it was: ${why}`,
    { cause: error },
  );
}

/**
 * Runs the statements of a migration file.
 *
 * A statement that waits for a table makes all later users of that table wait too: hence the lock
 * timeout. Unqualified names mean the schema `public`, whatever the role's search path is.
 *
 * @param file how to call it in an error, e.g. `0001_notes.sql`
 * @throws MigrationError with the line, where PostgreSQL tells it
 */
export async function runFile(tx: TransactionSql, file: string, sql: string): Promise<void> {
  await tx`select set_config('lock_timeout', ${`${lockTimeoutSeconds}s`}, true),
    set_config('search_path', 'public', true)`;
  try {
    await tx.unsafe(sql).simple();
  } catch (error) {
    throw explain(error, file, sql);
  }
}
