import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { literals, updatedAt } from './columns.ts';
import { personaIds } from './enums.ts';
import type { Signals } from './signals.ts';
import { users } from './users.ts';

/** A member's current persona and signals. Only members with consent have one. */
export const userProfiles = pgTable(
  'user_profiles',
  {
    id: uuid('profile_id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    personaId: integer('persona_id').notNull(),
    personaName: text('persona_name').notNull(),
    signals30d: jsonb('signals_30d').$type<Signals>(),
    signals180d: jsonb('signals_180d').$type<Signals>(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex('user_profiles_user_id_key').on(table.userId),
    index('user_profiles_persona_id_idx').on(table.personaId),
    check('user_profiles_persona_id_check', sql.raw(`persona_id in (${literals(personaIds)})`)),
  ],
);

export type ProfileRow = typeof userProfiles.$inferSelect;
