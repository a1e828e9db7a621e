import { readCatalogue } from './catalogue.ts';
import { withConnection } from './connection.ts';
import { migrate } from './migrate.ts';
import { rollback } from './rollback.ts';
import { withScratchDatabase } from './scratchDatabase.ts';
import { faultsOf } from './states.ts';
import { status } from './status.ts';

const lacking = (lines: readonly string[], others: readonly string[]) => {
  const present = new Set(others);
  return lines.filter((line) => !present.has(line));
};

/**
 * Applies the migrations to an empty database one by one, and undoes them one by one.
 *
 * @returns the schema that they make, and a sentence for whatever a down does not undo
 */
async function rehearse(url: string, folder: string) {
  const read = () => withConnection(url, readCatalogue);
  let expected = await read();
  const earlier: string[][] = [];
  while ((await migrate({ url, folder, steps: 1 })).applied.length > 0) {
    earlier.push(expected);
    expected = await read();
  }
  const faults: string[] = [];
  for (const before of earlier.reverse()) {
    const { undone } = await rollback({ url, folder, steps: 1 });
    const after = await read();
    const down = `drizzle/down/${undone[0]}.sql`;
    faults.push(...lacking(after, before).map((line) => `${down} leaves behind: ${line}`));
    faults.push(...lacking(before, after).map((line) => `${down} does not restore: ${line}`));
  }
  return { expected, faults };
}

/**
 * Checks a database against a folder of migrations: everything is applied as it lies there, the
 * tables are what the migrations make, and each down undoes its up. The migrations are rehearsed in a
 * database of their own, which is dropped again; the database itself is only read.
 *
 * @returns one sentence for each fault
 * @throws MigrationError when the role may not create a database, or a migration fails
 */
export async function checkDatabase(url: string, folder: string): Promise<string[]> {
  const statuses = await status({ url, folder });
  const pending = statuses
    .filter(({ state }) => state === 'pending')
    .map(({ name }) => `${name} is not applied: run npm run db:migrate`);
  const ahead = statuses
    .filter(({ state }) => state === 'ahead')
    .map(({ name }) => `${name} is applied, but this version does not know it`);
  const faults = [...faultsOf(statuses), ...pending, ...ahead];
  if (faults.length > 0) return faults;

  const rehearsal = await withScratchDatabase(url, (scratch) => rehearse(scratch, folder));
  const actual = await withConnection(url, readCatalogue);
  return [
    ...rehearsal.faults,
    ...lacking(rehearsal.expected, actual).map((line) => `The database lacks: ${line}`),
    ...lacking(actual, rehearsal.expected).map((line) => `No migration makes: ${line}`),
  ];
}
