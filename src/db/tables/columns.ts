import { timestamp } from 'drizzle-orm/pg-core';

/**
 * A UTC time to the millisecond. Precision 3, because a JavaScript Date holds no more and a keyset
 * cursor made of a rounded time would skip rows.
 */
export const utcTime = (name: string) =>
  timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

/** The time a row was made. */
export const createdAt = () => utcTime('created_at').notNull().defaultNow();

/** The time a row was last changed. */
export const updatedAt = () =>
  utcTime('updated_at')
    .notNull()
    .defaultNow()
    .$onUpdate(() => new Date());

/** SQL list of literals for a check constraint: `'user', 'operator'`. */
export const literals = (values: readonly (string | number)[]) =>
  values.map((value) => (typeof value === 'number' ? String(value) : `'${value}'`)).join(', ');
