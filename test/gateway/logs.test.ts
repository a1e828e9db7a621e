import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { post } from '../harness/wire.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed?.close());

type Line = Record<string, unknown>;
const lines = (): Line[] => bed.logs.map((text) => JSON.parse(text) as Line);
const linesWith = (part: Line) =>
  lines().filter((line) => Object.entries(part).every(([key, value]) => line[key] === value));

interface SignedIn {
  accessToken: string;
  refreshToken: string;
}

test('R7: passwords and tokens are in no line, whatever went right or wrong with them', async () => {
  const secrets: string[] = [];
  const secret = (text: string) => {
    secrets.push(text);
    return text;
  };
  const email = 'rosa@example.com';
  const password = secret('correct-horse-battery-7');
  const keep = (payload: SignedIn | undefined) => {
    secret(payload?.accessToken ?? '');
    return secret(payload?.refreshToken ?? '');
  };

  const { anonymous } = bed;
  const registered = await anonymous.run<{ register: SignedIn }>('Register', {
    input: { email, password },
  });
  const first = keep(registered.data?.register);
  await anonymous.run('Register', { input: { email, password } }); // CONFLICT
  await anonymous.run('Register', { input: { email: 'no address', password } });
  await anonymous.run('Login', { input: { email, password: secret('a wrong password') } });
  await anonymous.run('Login', { input: { email, password: { nested: password } } });
  await anonymous.run('Login', { input: { email, password: `${password}\0` } });
  const signedIn = await anonymous.run<{ login: SignedIn }>('Login', {
    input: { email, password },
  });
  keep(signedIn.data?.login);
  const refreshed = await anonymous.run<{ refreshSession: SignedIn }>('RefreshSession', {
    refreshToken: first,
  });
  await anonymous.run('RefreshSession', { refreshToken: keep(refreshed.data?.refreshSession) });
  await anonymous.run('RefreshSession', { refreshToken: first }); // used before: ends the session
  await anonymous.run('RefreshSession', { refreshToken: secret('not-a-refresh-token') });

  await post(bed.url, '{"broken', { authorization: `Bearer ${signedIn.data?.login.accessToken}` });
  await post(bed.url, '{"query":"{ me { id } }"}', {
    authorization: `Bearer ${secret('forged-token-forged-token')}`,
    cookie: `session=${secret('cookie-cookie-cookie')}`,
  });
  const literal = secret('literal-in-the-document');
  const credentials = `input: { email: "${email}", password: "${literal}" }`;
  await anonymous.send(`mutation { login(${credentials}) { accessToken nope } }`);

  // PostgreSQL fails: Drizzle's error quotes the statement's values, the hash and the token's among them.
  const { db } = bed.gateway.services;
  const [row] = await db.execute<{ hash: string }>(
    sql`select password_hash as hash from users where email = ${email}`,
  );
  secret(row?.hash ?? '');
  await db.execute(sql`alter table sessions add constraint nobody check (false) not valid`);
  const failed = await anonymous.run('Login', { input: { email, password } });
  const alsoFailed = await anonymous.run('Register', {
    input: { email: 'second@example.com', password },
  });
  await db.execute(sql`alter table sessions drop constraint nobody`);
  expect([failed.code, alsoFailed.code]).toEqual([
    'INTERNAL_SERVER_ERROR',
    'INTERNAL_SERVER_ERROR',
  ]);

  expect(secrets.every((text) => text.length > 8)).toBe(true);
  const log = bed.logs.join('');
  for (const text of secrets) expect(log).not.toContain(text);
  expect(log).not.toMatch(/argon2id|params:/);
  expect(log).toContain('violates check constraint');
});

test('R7: denials are logged with their code, the field and who it was', async () => {
  const member = await bed.newPerson('user');
  await member.send('query Peek { users { totalCount } }');
  await bed.anonymous.send('query Peek { users { totalCount } }');
  const denied = (code: string) => linesWith({ msg: 'access.denied', code }).at(-1);
  expect(denied('FORBIDDEN')).toMatchObject({
    audit: true,
    operation: 'query users',
    viewerId: member.id,
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(denied('UNAUTHENTICATED')).toMatchObject({ audit: true, viewerId: null });
});

test('R7: what accounts and operators do is logged with who did it', async () => {
  const operator = await bed.newPerson('operator');
  const { id: userId } = await bed.given.member();
  const { id } = await bed.given.recommendation(userId);
  await operator.run('Reject', { id, reason: 'Not relevant' });
  await operator.run('Logout');
  expect(linesWith({ msg: 'recommendation.rejected' })).toMatchObject([
    { audit: true, recommendationId: id, userId, operatorId: operator.id, reason: 'Not relevant' },
  ]);
  expect(linesWith({ msg: 'session.ended' })).toMatchObject([{ audit: true, by: operator.id }]);
  expect(linesWith({ msg: 'session.refresh-reused' })).toMatchObject([{ audit: true }]);
});

test('each request has a line with method, path, status and duration, and no query', async () => {
  await fetch(`${bed.url}/graphql?query=${encodeURIComponent('{ me { id } }')}`, {
    headers: { 'x-request-id': 'one-line-0001' },
  });
  expect(linesWith({ requestId: 'one-line-0001', msg: 'request' })).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      requestId: 'one-line-0001',
      method: 'GET',
      path: '/graphql',
      status: 400,
      durationMillis: expect.any(Number),
      msg: 'request',
    },
  ]);
});

/** Until a statement waits for a lock. */
async function untilWaiting(on: TestBed): Promise<void> {
  await vi.waitUntil(
    async () => {
      const rows = await on.gateway.services.db.execute(sql`
      select 1 from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`);
      return rows.length > 0;
    },
    { timeout: 10_000 },
  );
}

/** Runs Users while somebody else holds the table for longer than a statement may take. */
async function runUsersSlowly(on: TestBed, search: string): Promise<void> {
  const operator = await on.newPerson('operator');
  await operator.run('Users'); // from now on it is known who that is
  let running: Promise<unknown> = Promise.resolve();
  await on.gateway.services.db.transaction(async (tx) => {
    await tx.execute(sql`lock table users in access exclusive mode`);
    running = operator.run('Users', { filter: { search } });
    await untilWaiting(on);
    await tx.execute(sql`select pg_sleep(0.15)`);
  });
  await running;
}

test('a statement above 100 ms is logged with its SQL, its duration and the operation, without values', async () => {
  await runUsersSlowly(bed, 'needle-in-a-haystack');
  const slow = linesWith({ msg: 'slow query', operation: 'Users' });
  expect(slow.length).toBeGreaterThan(0);
  for (const line of slow) {
    expect(line).toMatchObject({ level: 'warn', sql: expect.stringContaining('from "users"') });
    expect(line.sql).toContain('$1');
    expect(line.durationMillis).toBeGreaterThanOrEqual(100);
    expect(line.requestId).toMatch(/^[0-9a-f-]{36}$/);
  }
  expect(bed.logs.join('')).not.toContain('needle-in-a-haystack');
});

test('a statement below DB_SLOW_QUERY_MILLIS is not logged', async () => {
  const patient = await bed.another({ env: { DB_SLOW_QUERY_MILLIS: '4000' } });
  await runUsersSlowly(patient, 'anything');
  expect(patient.logs.some((line) => line.includes('slow query'))).toBe(false);
});
