import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, literals, updatedAt, utcTime } from './columns.ts';
import { type OauthProvider, oauthProviders, roles } from './enums.ts';

/** Identities that the account is linked to, by provider: `{ "google": "10769…" }`. */
export type OauthProviders = Partial<Record<OauthProvider, string>>;

/** An account's identity at a provider, as its unique index has it. */
export const identityColumn = (column: AnyPgColumn, provider: OauthProvider) =>
  sql`(${column} ->> ${sql.raw(literals([provider]))})`;

/** Accounts: members, operators and administrators. */
export const users = pgTable(
  'users',
  {
    id: uuid('user_id').primaryKey().defaultRandom(),
    email: text('email'),
    phoneNumber: text('phone_number'),
    passwordHash: text('password_hash'),
    oauthProviders: jsonb('oauth_providers').$type<OauthProviders>().notNull().default({}),
    role: text('role', { enum: roles }).notNull().default('user'),
    consentStatus: boolean('consent_status').notNull().default(false),
    consentVersion: text('consent_version').notNull().default('1.0'),
    consentGrantedAt: utcTime('consent_granted_at'),
    emailVerifiedAt: utcTime('email_verified_at'),
    bannedAt: utcTime('banned_at'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    // On lower(email), so that one address in two spellings is one account.
    uniqueIndex('users_email_key').on(sql`lower(${table.email})`),
    uniqueIndex('users_phone_number_key').on(table.phoneNumber),
    ...oauthProviders.map((provider) =>
      uniqueIndex(`users_oauth_${provider}_key`).on(identityColumn(table.oauthProviders, provider)),
    ),
    index('users_created_at_idx').on(table.createdAt, table.id),
    check('users_role_check', sql.raw(`role in (${literals(roles)})`)),
    check('users_phone_number_check', sql.raw(`phone_number ~ '^\\+[1-9][0-9]{1,14}$'`)),
  ],
);

export type UserRow = typeof users.$inferSelect;
