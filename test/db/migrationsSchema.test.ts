import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../src/db/migrations/migrate.ts';
import { query, startServer } from './migrationsHarness.ts';

/** The documented tables: column → type, with `?` where it may be null; then the indexes. */
const documented = {
  users: {
    columns: {
      user_id: 'uuid',
      email: 'text?',
      phone_number: 'text?',
      password_hash: 'text?',
      oauth_providers: 'jsonb',
      role: 'text',
      consent_status: 'boolean',
      consent_version: 'text',
      created_at: 'timestamptz',
      updated_at: 'timestamptz',
    },
    indexes: ['unique (lower(email))', 'unique (phone_number)', 'primary (user_id)'],
    references: [],
  },
  sessions: {
    columns: {
      session_id: 'uuid',
      user_id: 'uuid',
      refresh_token: 'text',
      expires_at: 'timestamptz',
      created_at: 'timestamptz',
      last_used_at: 'timestamptz',
    },
    indexes: ['primary (session_id)', '(user_id)', 'unique (refresh_token)', '(expires_at)'],
    references: ['(user_id) users(user_id) ON DELETE CASCADE'],
  },
  data_uploads: {
    columns: {
      upload_id: 'uuid',
      user_id: 'uuid',
      file_name: 'text',
      file_size: 'integer',
      file_type: 'text',
      s3_key: 'text',
      s3_bucket: 'text',
      status: 'text',
      validation_errors: 'jsonb?',
      created_at: 'timestamptz',
      updated_at: 'timestamptz',
      processed_at: 'timestamptz?',
    },
    indexes: ['primary (upload_id)', '(user_id)', '(status)', '(created_at)'],
    references: ['(user_id) users(user_id) ON DELETE CASCADE'],
  },
  recommendations: {
    columns: {
      recommendation_id: 'uuid',
      user_id: 'uuid',
      type: 'text',
      title: 'text',
      content: 'text',
      rationale: 'text',
      status: 'text',
      decision_trace: 'jsonb',
      created_at: 'timestamptz',
      approved_at: 'timestamptz?',
      approved_by: 'uuid?',
      rejected_at: 'timestamptz?',
      rejected_by: 'uuid?',
      rejection_reason: 'text?',
    },
    indexes: [
      'primary (recommendation_id)',
      '(user_id)',
      '(status)',
      '(created_at)',
      '(approved_at)',
      '(user_id, status)',
    ],
    references: [
      '(user_id) users(user_id) ON DELETE CASCADE',
      '(approved_by) users(user_id) ON DELETE SET NULL',
      '(rejected_by) users(user_id) ON DELETE SET NULL',
    ],
  },
  user_profiles: {
    columns: {
      profile_id: 'uuid',
      user_id: 'uuid',
      persona_id: 'integer',
      persona_name: 'text',
      signals_30d: 'jsonb?',
      signals_180d: 'jsonb?',
      updated_at: 'timestamptz',
    },
    indexes: ['primary (profile_id)', 'unique (user_id)', '(persona_id)'],
    references: ['(user_id) users(user_id) ON DELETE CASCADE'],
  },
  persona_history: {
    columns: {
      history_id: 'uuid',
      user_id: 'uuid',
      persona_id: 'integer',
      persona_name: 'text',
      assigned_at: 'timestamptz',
      signals: 'jsonb',
    },
    indexes: ['primary (history_id)', '(user_id)', '(assigned_at)', '(user_id, assigned_at)'],
    references: ['(user_id) users(user_id) ON DELETE CASCADE'],
  },
};

/** The documented enums: every value is taken, another one is refused. */
const enums = [
  ['users', 'role', ['user', 'operator', 'admin']],
  ['data_uploads', 'file_type', ['json', 'csv']],
  ['data_uploads', 'status', ['pending', 'processing', 'completed', 'failed']],
  ['recommendations', 'type', ['education', 'partner_offer']],
  ['recommendations', 'status', ['pending', 'approved', 'rejected']],
  ['user_profiles', 'persona_id', [1, 2, 3, 4, 5]],
  ['persona_history', 'persona_id', [1, 2, 3, 4, 5]],
] as const;

/** The documented defaults, as PostgreSQL writes them. */
const defaults = [
  ['users', 'role', "'user'::text"],
  ['users', 'consent_status', 'false'],
  ['users', 'consent_version', "'1.0'::text"],
] as const;

let server: Awaited<ReturnType<typeof startServer>>;
let url: string;

beforeAll(async () => {
  server = await startServer();
  url = await server.createDatabase();
  await migrate({ url });
});
afterAll(() => server.stop());

describe.each(Object.entries(documented))('%s', (table, { columns, indexes, references }) => {
  test('has the documented columns, and times are UTC to the millisecond', async () => {
    const rows = await query(
      url,
      (sql) => sql`select attname as name, format_type(atttypid, atttypmod) as type, attnotnull
        from pg_attribute where attrelid = ${table}::regclass and attnum > 0`,
    );
    const actual = rows.map(({ name, type, attnotnull }) => [
      name,
      type.replace('timestamp(3) with time zone', 'timestamptz') + (attnotnull ? '' : '?'),
    ]);
    expect(Object.fromEntries(actual)).toMatchObject(columns);
  });

  test('has the documented indexes', async () => {
    const rows = await query(
      url,
      (sql) => sql`select indisprimary as primary, indisunique as unique,
          substring(pg_get_indexdef(indexrelid) from '[(].*$') as columns
        from pg_index where indrelid = ${table}::regclass and indisvalid`,
    );
    const actual = rows.map((row) => {
      const kind = row.primary ? 'primary ' : row.unique ? 'unique ' : '';
      return kind + row.columns;
    });
    expect(actual).toEqual(expect.arrayContaining(indexes));
  });

  test('refers to users as privacy needs it', async () => {
    const rows = await query(
      url,
      (sql) => sql`select pg_get_constraintdef(oid) as text
        from pg_constraint where conrelid = ${table}::regclass and contype = 'f'`,
    );
    const actual = rows.map(({ text }) =>
      text.replace('FOREIGN KEY ', '').replace('REFERENCES ', ''),
    );
    expect(actual.sort()).toEqual([...references].sort());
  });
});

test.each(enums)('%s.%s takes the documented values alone', async (table, column, values) => {
  const rows = await query(
    url,
    (sql) => sql`select pg_get_constraintdef(oid) as text from pg_constraint
      where conrelid = ${table}::regclass and contype = 'c'
        and conname = ${`${table}_${column}_check`}`,
  );
  const listed = values.map((value) => (typeof value === 'number' ? value : `'${value}'::text`));
  expect(rows[0]?.text).toBe(`CHECK ((${column} = ANY (ARRAY[${listed.join(', ')}])))`);
});

test.each(defaults)('%s.%s has its documented default', async (table, column, expected) => {
  const rows = await query(
    url,
    (sql) => sql`select column_default from information_schema.columns
      where table_name = ${table} and column_name = ${column}`,
  );
  expect(rows[0]?.column_default).toBe(expected);
});
