import { withConnection } from '../db/migrations/connection.ts';

/**
 * Runs `work` while holding the lock of the demo data: of any number of processes one is at work, the
 * others wait. The lock has a connection of its own, because it is held for longer than a pooled one
 * may be.
 *
 * @param onWait told when another process has the lock
 */
export const alone = <Result>(
  databaseUrl: string,
  onWait: () => void,
  work: () => Promise<Result>,
): Promise<Result> =>
  withConnection(databaseUrl, async (sql) => {
    const done = await sql.begin(async (tx) => {
      await tx`set local idle_in_transaction_session_timeout = 0`;
      const key = tx`hashtextextended('spendsense demo data', 0)`;
      const [attempt] = await tx`select pg_try_advisory_xact_lock(${key}) as locked`;
      if (attempt?.locked !== true) {
        onWait();
        await tx`select pg_advisory_xact_lock(${key})`;
      }
      // Wrapped, because `begin` would await the elements of an array, and its type says so.
      return { value: await work() };
    });
    return done.value;
  });
