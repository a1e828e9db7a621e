import { once } from 'node:events';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { HomeLockedError } from '../../src/embedded/home.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/postgres.ts';
import { startFixture } from './fixture.ts';

const home = mkdtempSync(join(tmpdir(), 'spendsense-postgres-'));
const place = join(home, 'postgres');

// PostgreSQL's account must pass through when the tests run as root.
beforeAll(() => rm(home, { recursive: true }));
afterAll(() => rm(home, { recursive: true, force: true }));

test('a kill while the data is first made leaves nothing half made', async () => {
  const killed = startFixture('runPostgres.ts', [home]);
  await killed.line('Creating');
  await vi.waitUntil(() => readdirSync(place).some((name) => name.startsWith('data.making-')), {
    timeout: 10_000,
  });
  await killed.kill('SIGKILL');
  expect(existsSync(join(place, 'data'))).toBe(false);
});

test('the first start makes a UTF-8 database that only this machine and the password reach', async () => {
  const server = await start();
  const [row] = await query(
    server,
    `select current_database() as database, version() as version,
      current_setting('server_encoding') as encoding, current_setting('fsync') as fsync,
      current_setting('listen_addresses') as addresses,
      (select datcollate from pg_database where datname = current_database()) as locale`,
  );
  expect(row).toMatchObject({
    database: 'spendsense',
    version: expect.stringContaining('PostgreSQL 16'),
    encoding: 'UTF8',
    locale: 'C',
    addresses: '127.0.0.1',
  });
  expect(statSync(join(place, 'password')).mode & 0o777).toBe(0o600);
  const wrong = server.url.replace(/:[^:@]+@/, ':wrong@');
  await expect(query({ ...server, url: wrong }, 'select 1')).rejects.toThrow(
    /authentication failed/,
  );
});

test('a second start finds data and address unchanged', async () => {
  const first = await start();
  await query(first, 'create table kept as select 42 as answer');
  await first.stop();
  await first.stop();
  expect(await first.exited).toBe(0);

  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a second start beside a running one is refused and harms nothing', async () => {
  const server = await start();
  await expect(startEmbeddedPostgres({ home })).rejects.toThrow(HomeLockedError);
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a server that SIGKILL of its owner left running is stopped, its data kept', async () => {
  const owner = startFixture('runPostgres.ts', [home]);
  const { url } = JSON.parse(await owner.line('"url"'));
  await query({ url }, 'create table survivor as select 7 as number');
  await owner.kill('SIGKILL');
  const leftover = postmasterPid();
  expect(isAlive(leftover)).toBe(true);

  const server = await start();
  expect(isAlive(leftover)).toBe(false);
  expect(await query(server, 'select number from survivor')).toEqual([{ number: 7 }]);
});

test('a stale postmaster.pid whose number now belongs to another program is no obstacle', async () => {
  writeFileSync(join(place, 'data/postmaster.pid'), `${process.pid}\n${place}/data\n`);
  const server = await start();
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('Ctrl-C reaches the owner alone: the server answers until the owner stops it', async () => {
  const owner = startFixture('runPostgres.ts', [home]);
  await owner.line('"url"');
  const { pid } = owner.child;
  process.kill(-(pid ?? Number.NaN), 'SIGINT');
  expect(JSON.parse(await owner.line('answer'))).toEqual({ answer: 'alive', exitCode: 0 });
});

test('an owner that exits without stopping it takes the server along', async () => {
  const owner = startFixture('runPostgres.ts', [home]);
  await owner.line('"url"');
  const pid = postmasterPid();
  await owner.kill('SIGTERM');
  await vi.waitUntil(() => !isAlive(pid), { timeout: 5_000 });
});

test('a port taken by another program is replaced, and another database made', async () => {
  const server = await start();
  const port = Number(new URL(server.url).port);
  await server.stop();
  const squatter = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void squatter.close());
  await once(squatter, 'listening');

  const moved = await start('another');
  expect(new URL(moved.url).port).not.toBe(`${port}`);
  expect(await query(moved, 'select current_database() as name')).toEqual([{ name: 'another' }]);
});

test('a start that fails says so with the last lines of the log, and lets the home go', async () => {
  const flags = ['-c', 'shared_buffers=plenty'];
  await expect(startEmbeddedPostgres({ home, postgresFlags: flags })).rejects.toThrow(
    /did not start:\n.*invalid value for parameter "shared_buffers": "plenty"/,
  );
  await start();
});

async function start(database = 'spendsense'): Promise<EmbeddedPostgres> {
  const postgresFlags = ['-c', 'fsync=off'];
  const server = await startEmbeddedPostgres({ home, database, postgresFlags });
  onTestFinished(server.stop);
  return server;
}

async function query({ url }: { url: string }, text: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1 });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end();
  }
}

function postmasterPid(): number {
  return Number.parseInt(readFileSync(join(place, 'data/postmaster.pid'), 'utf8'), 10);
}

/** A process that has ended but that nobody has waited for yet has no command left. */
function isAlive(pid: number): boolean {
  try {
    const waitedFor =
      process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`).length > 0;
    return process.kill(pid, 0) && waitedFor;
  } catch {
    return false;
  }
}
