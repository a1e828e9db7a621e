import { type Column, type SQL, sql } from 'drizzle-orm';

/** A condition on a value that may be absent. */
export const given = <Value>(
  value: Value | null | undefined,
  condition: (value: Value) => SQL | undefined,
): SQL | undefined => (value === null || value === undefined ? undefined : condition(value));

/** `column = any($1)`: one parameter and one SQL text for any number of ids. */
export const anyId = (column: Column, ids: readonly string[]): SQL =>
  sql`${column} = any(${sql.param(ids)}::uuid[])`;

/** Rows before a keyset position in descending order. */
export const beforeKey = (time: Column, id: Column, at: { time: Date; id: string }): SQL =>
  sql`(${time}, ${id}) < (${sql.param(at.time, time)}::timestamptz, ${at.id}::uuid)`;

/** Rows after a keyset position in ascending order. */
export const afterKey = (time: Column, id: Column, at: { time: Date; id: string }): SQL =>
  sql`(${time}, ${id}) > (${sql.param(at.time, time)}::timestamptz, ${at.id}::uuid)`;

/**
 * Case-insensitive substring match; wildcards in `text` are taken literally. By ICU's rules, so that
 * letters beyond ASCII match in any case whatever the database's locale.
 */
export const contains = (column: Column, text: string): SQL =>
  sql`${column} ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`} collate "und-x-icu"`;

/** The SQLSTATE of a failed statement, e.g. `23505` for a unique violation. */
export function sqlState(error: unknown): string | null {
  const cause = error instanceof Error ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : null;
}

export const uniqueViolation = '23505';
