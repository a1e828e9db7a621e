import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, Person } from '../harness/client.ts';
import { createDatabase, type TestDatabase } from '../harness/database.ts';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

/** The statement timeout of this bed; a transaction may take twice as long. */
const queryTimeoutMillis = 400;
/** No answer may take longer, whatever PostgreSQL does. */
const boundMillis = 2 * queryTimeoutMillis + 2000;
const recoveryMillis = 5000;

let database: TestDatabase;
let proxy: TcpProxy;
let bed: TestBed;
let operator: Person;
let member: Person;

beforeAll(async () => {
  database = await createDatabase();
  proxy = await TcpProxy.open(database.url);
  bed = await openTestBed({
    databaseUrl: proxy.url,
    env: { DB_QUERY_TIMEOUT_MILLIS: String(queryTimeoutMillis) },
  });
  operator = await bed.newPerson('operator');
  member = await bed.as(await bed.given.member());
  await operator.run('Users');
  await member.run('Home');
});

afterAll(async () => {
  await bed?.close();
  await proxy?.close();
  await database?.drop();
});

async function timed<Result>(work: Promise<Result>): Promise<Result> {
  const startedAt = performance.now();
  const result = await work;
  expect(performance.now() - startedAt).toBeLessThan(boundMillis);
  return result;
}

const statusOf = async (path: string) => (await timed(fetch(bed.url + path))).status;

/** Tries until it succeeds. @returns how long that took */
async function millisUntil(succeeds: () => Promise<boolean>): Promise<number> {
  const startedAt = performance.now();
  while (!(await succeeds())) {
    expect(performance.now() - startedAt).toBeLessThan(recoveryMillis);
    await sleep(20);
  }
  return performance.now() - startedAt;
}

const isUp = async () =>
  (await operator.run('Users')).status === 200 && (await statusOf('/readyz')) === 200;

function expectAway(answer: Answer<unknown>): void {
  expect(answer).toMatchObject({ status: 503, code: 'INTERNAL_SERVER_ERROR' });
  expect(answer.errors[0]?.message).toContain('try again');
  expect(answer.text).not.toMatch(/ECONN|CONNECTION|select|127\.0\.0\.1|\.ts|stack/i);
}

/** Thirty requests at once, more than the pool holds, reads and writes. */
async function expectBoundedErrors(): Promise<void> {
  const id = crypto.randomUUID();
  const input = { email: 'somebody@example.com', password: 'a long enough password' };
  const requests = Array.from({ length: 10 }, () => [
    operator.run('Users'),
    operator.run('Approve', { id }),
    bed.anonymous.run('Login', { input }),
  ]);
  for (const answer of await Promise.all(requests.flat().map(timed))) expectAway(answer);
  expect(await statusOf('/readyz')).toBe(503);
  expect(await statusOf('/healthz')).toBe(200);
  expect(await statusOf('/metrics')).toBe(200);
}

test('R1: PostgreSQL stopped: bounded 503s, not ready, alive; back: at work within 5 s', async () => {
  await proxy.refuse();
  await expectBoundedErrors();
  await proxy.restore();
  expect(await millisUntil(isUp)).toBeLessThan(recoveryMillis);
});

test('R1: PostgreSQL frozen: bounded 503s, not ready, alive; back: at work within 5 s', async () => {
  proxy.freeze();
  await expectBoundedErrors();
  await proxy.restore();
  expect(await millisUntil(isUp)).toBeLessThan(recoveryMillis);
});

test('R1: what is cached is still answered while PostgreSQL is away', async () => {
  await member.run('Home');
  await proxy.refuse();
  const home = await timed(member.run<{ me: { id: string } }>('Home'));
  await proxy.restore();
  expect(home).toMatchObject({ status: 200, errors: [], data: { me: { id: member.id } } });
  await millisUntil(isUp);
});

test('R1: connections ended by an administrator are replaced at once', async () => {
  const sql = postgres(database.url, { max: 1 });
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`;
  await sql.end();
  expect(await millisUntil(isUp)).toBeLessThan(recoveryMillis / 2);
});

test('R1: the failures are in the log, with the ids that clients were told', async () => {
  await proxy.refuse();
  const { errors } = await operator.run('Users');
  await proxy.restore();
  await millisUntil(isUp);
  const errorId = errors[0]?.extensions.errorId;
  const line = bed.logs.find((text) => text.includes(`"errorId":"${errorId}"`));
  expect(JSON.parse(line ?? '{}')).toMatchObject({ level: 'error', operation: 'Users' });
});
