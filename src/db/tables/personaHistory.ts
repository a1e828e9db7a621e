import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { literals, utcTime } from './columns.ts';
import { personaIds } from './enums.ts';
import type { Signals } from './signals.ts';
import { users } from './users.ts';

/** The signals that led to a persona. */
export interface PersonaSignals {
  signals30d: Signals | null;
  signals180d: Signals | null;
}

/** Every persona that a member has had, appended when it changes. */
export const personaHistory = pgTable(
  'persona_history',
  {
    id: uuid('history_id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    personaId: integer('persona_id').notNull(),
    personaName: text('persona_name').notNull(),
    assignedAt: utcTime('assigned_at').notNull().defaultNow(),
    signals: jsonb('signals').$type<PersonaSignals>().notNull(),
  },
  (table) => [
    index('persona_history_user_id_idx').on(table.userId),
    index('persona_history_assigned_at_idx').on(table.assignedAt),
    index('persona_history_user_id_assigned_at_idx').on(table.userId, table.assignedAt),
    check('persona_history_persona_id_check', sql.raw(`persona_id in (${literals(personaIds)})`)),
  ],
);

export type PersonaHistoryRow = typeof personaHistory.$inferSelect;
