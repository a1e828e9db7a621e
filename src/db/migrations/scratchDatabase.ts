import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { withConnection } from './connection.ts';
import { MigrationError } from './migrationError.ts';

const insufficientPrivilege = '42501';

/**
 * Runs `work` on a new, empty database of the same server, and drops it.
 *
 * @throws MigrationError when the role may not create databases
 */
export async function withScratchDatabase<Result>(
  url: string,
  work: (scratchUrl: string) => Promise<Result>,
): Promise<Result> {
  const name = `spendsense_check_${randomBytes(6).toString('hex')}`;
  const scratch = new URL(url);
  scratch.pathname = `/${name}`;
  return withConnection(url, async (sql) => {
    try {
      await sql`create database ${sql(name)} template template0`;
    } catch (error) {
      if (!(error instanceof postgres.PostgresError && error.code === insufficientPrivilege)) {
        throw error;
      }
      throw new MigrationError(
        'The check builds the schema anew in a database of its own: give this role CREATEDB, or check against another server',
      );
    }
    try {
      return await work(scratch.href);
    } finally {
      await sql`drop database ${sql(name)} with (force)`;
    }
  });
}
