import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, utcTime } from './columns.ts';
import { users } from './users.ts';

/**
 * Signed-in devices. `refresh_token` holds the SHA-256 of the token, never the token, and
 * `previous_refresh_token` that of the one before, which a lost reply makes the client send again.
 */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid('session_id').primaryKey().defaultRandom(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    refreshTokenHash: text('refresh_token').notNull(),
    previousRefreshTokenHash: text('previous_refresh_token'),
    rotatedAt: utcTime('rotated_at'),
    expiresAt: utcTime('expires_at').notNull(),
    createdAt: createdAt(),
    lastUsedAt: utcTime('last_used_at').notNull().defaultNow(),
  },
  (table) => [
    index('sessions_user_id_idx').on(table.userId),
    uniqueIndex('sessions_refresh_token_key').on(table.refreshTokenHash),
    index('sessions_expires_at_idx').on(table.expiresAt),
  ],
);

export type SessionRow = typeof sessions.$inferSelect;
