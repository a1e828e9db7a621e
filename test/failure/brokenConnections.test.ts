import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Person } from '../harness/client.ts';
import { createDatabase, type TestDatabase } from '../harness/database.ts';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

// What hangs here hangs for good.
vi.setConfig({ testTimeout: 15_000, hookTimeout: 15_000 });

// Whatever postgres.js throws where nobody can catch it ends the process, here the test run.

let database: TestDatabase;
let proxy: TcpProxy;
let bed: TestBed;
/** Straight to PostgreSQL, past the proxy. */
let admin: postgres.Sql;
let operator: Person;

beforeAll(async () => {
  database = await createDatabase();
  proxy = await TcpProxy.open(database.url);
  bed = await openTestBed({ databaseUrl: proxy.url, env: { DB_POOL_MAX: '2' } });
  admin = postgres(database.url, { max: 2, onnotice: () => undefined });
  operator = await bed.newPerson('operator');
});

afterAll(async () => {
  await bed?.close();
  await admin?.end();
  await proxy?.close();
  await database?.drop();
});

const cut = async () => {
  await proxy.refuse();
  await proxy.restore();
};

const terminate = async () => {
  await admin`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name like 'spendsense-gateway%' and datname = current_database()`;
};

const breaks: [string, () => Promise<void>][] = [
  ['cut by the network', cut],
  ['ended by an administrator', terminate],
];

/** More statements than the pool has connections, so that each of them is used again. */
async function expectHealthy(): Promise<void> {
  const startedAt = performance.now();
  // The first use of a broken connection may still fail.
  await Promise.all(Array.from({ length: 4 }, () => operator.run('Users')));
  for (let round = 0; round < 3; round += 1) {
    const answers = await Promise.all(Array.from({ length: 6 }, () => operator.run('Users')));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
  }
  expect(performance.now() - startedAt).toBeLessThan(3000);
}

test.each(breaks)('R1: a connection %s in the middle of a statement', async (_, breakIt) => {
  await admin.begin(async (tx) => {
    await tx`lock table users in access exclusive mode`;
    const waiting = operator.run('Users');
    await untilWaiting();
    await breakIt();
    expect(await waiting).toMatchObject({ status: 503 });
  });
  await expectHealthy();
});

test.each(breaks)('R1: a connection %s in the middle of a transaction', async (_, breakIt) => {
  const { id } = await bed.given.recommendation((await bed.given.member()).id);
  await admin.begin(async (tx) => {
    await tx`select 1 from recommendations where recommendation_id = ${id} for update`;
    const waiting = operator.run('Approve', { id });
    await untilWaiting();
    await breakIt();
    expect(await waiting).toMatchObject({ status: 503 });
  });
  await expectHealthy();
  expect((await operator.run('Approve', { id })).errors).toEqual([]);
});

test.each(breaks)(
  'R1: a connection %s between two statements of a transaction',
  async (_, breakIt) => {
    const { db } = bed.gateway.services;
    await admin`create table if not exists effects (what text)`;
    const transaction = db.transaction(async (tx) => {
      await tx.execute(sql`insert into effects values ('before the break')`);
      await breakIt();
      await expectHealthy(); // others use the pool meanwhile
      await tx.execute(sql`insert into effects values ('after the break')`);
    });
    await expect(transaction).rejects.toThrow();
    await expectHealthy();
    expect(await admin`select what from effects`).toEqual([]);
  },
);

test('R1: the network fails five times under load: no connection is lost for good', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id } = await bed.given.recommendation((await bed.given.member()).id);
    const load = Array.from({ length: 10 }, (_, i) =>
      i % 2 === 0 ? operator.run('Users') : operator.run('Approve', { id }),
    );
    await cut();
    await Promise.all(load);
    await expectHealthy();
  }
});

/** Until a statement of the gateway waits for a lock. */
async function untilWaiting(): Promise<void> {
  await vi.waitUntil(
    async () => {
      const rows = await admin`select 1 from pg_stat_activity
      where application_name like 'spendsense-gateway%' and datname = current_database()
        and wait_event_type = 'Lock'`;
      return rows.length > 0;
    },
    { timeout: 10_000 },
  );
}
