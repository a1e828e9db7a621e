import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, literals, utcTime } from './columns.ts';
import { oauthProviders } from './enums.ts';
import { users } from './users.ts';

/**
 * Sign-ins at a provider that have begun and not come back. Only hashes: `state` travels through the
 * browser's address bar, the secret stays with the client that began.
 */
export const oauthFlows = pgTable(
  'oauth_flows',
  {
    stateHash: text('state').primaryKey(),
    secretHash: text('flow_secret').notNull(),
    provider: text('provider', { enum: oauthProviders }).notNull(),
    /** Who links an identity; null for whoever signs in by it. */
    userId: uuid('user_id').references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    expiresAt: utcTime('expires_at').notNull(),
  },
  (table) => [
    index('oauth_flows_expires_at_idx').on(table.expiresAt),
    index('oauth_flows_user_id_idx').on(table.userId),
    check('oauth_flows_provider_check', sql.raw(`provider in (${literals(oauthProviders)})`)),
  ],
);
