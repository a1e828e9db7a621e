import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupCommand } from '../../src/cli/db/backup.ts';
import { parseCommandLine } from '../../src/cli/db/commandLine.ts';
import { run } from '../../src/cli/db/run.ts';
import { statusTable } from '../../src/cli/db/statusTable.ts';
import { type Config, parseConfig } from '../../src/config.ts';
import { lockHome } from '../../src/embedded/home.ts';
import { makeTempFolder, startServer } from './migrationsHarness.ts';

let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

/** Runs a command line in this process, and answers what it printed. */
async function runLine(line: string, settings: Pick<Config, 'production' | 'database' | 'home'>) {
  const lines: string[] = [];
  const print = (text: string) => lines.push(text);
  const ok = await run(parseCommandLine(line.split(' ')), settings, print);
  return { ok, output: lines.join('\n') };
}

const onDatabase = (url: string) => parseConfig({ DATABASE_URL: url });

test('a database is migrated, listed, checked and rolled back by commands', async () => {
  const settings = onDatabase(await server.createDatabase());
  const answers = async (line: string) => (await runLine(line, settings)).output;
  expect(await answers('status')).toMatch(/^0000_initial +- +pending$/m);
  expect(await answers('migrate')).toContain('Applied 0000_initial');
  expect(await answers('migrate')).toBe('Nothing to do.');
  expect(await answers('status')).toMatch(
    /^0000_initial +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}applied$/m,
  );
  expect(await answers('check')).toBe('Tables, migrations and database agree.');
  expect(await answers('rollback --all')).toContain('Undid');
  expect(await answers('rollback')).toBe('Nothing to do.');
});

test('a check that finds a fault says so and is not all right', async () => {
  const settings = onDatabase(await server.createDatabase());
  const { ok, output } = await runLine('check', settings);
  expect(ok).toBe(false);
  expect(output).toContain('- 0000_initial is not applied: run npm run db:migrate');
});

describe('in production', () => {
  const settings = async () => ({
    ...onDatabase(await server.createDatabase()),
    production: true,
  });

  test.each(['migrate', 'rollback'])('%s asks for a backup and says how', async (command) => {
    await expect(runLine(command, await settings())).rejects.toThrow(
      /take a backup first.*--backup-done.*\n {2}pg_dump --format=custom --file=spendsense-\d{8}T\d{6}Z\.dump '/,
    );
  });

  test('migrate goes on with --backup-done', async () => {
    const { output } = await runLine('migrate --backup-done', await settings());
    expect(output).toContain('Applied 0000_initial');
  });
});

test('the backup command keeps the password to itself', () => {
  const now = new Date('2026-11-23T06:41:00.123Z');
  expect(backupCommand('postgresql://user:secret@db:5432/spendsense?sslmode=require', now)).toBe(
    "pg_dump --format=custom --file=spendsense-20261123T064100Z.dump 'postgresql://user@db:5432/spendsense?sslmode=require'",
  );
});

test('without DATABASE_URL the embedded database of the home is used', async () => {
  const home = await makeTempFolder();
  const settings = parseConfig({ SPENDSENSE_HOME: home });
  expect((await runLine('migrate', settings)).output).toContain('Applied 0000_initial');
  expect((await runLine('status', settings)).output).toContain('applied');
}, 30_000);

test('a home that a running gateway holds is named, with the way out', async () => {
  const home = await makeTempFolder();
  const lock = lockHome(home);
  await expect(runLine('status', parseConfig({ SPENDSENSE_HOME: home }))).rejects.toThrow(
    /is in use by another SpendSense process.*Stop that one first.*DATABASE_URL/,
  );
  lock.release();
});

test.each([
  ['drop', 'There is no command "drop"'],
  ['status --all', "Unknown option '--all'"],
  ['migrate now', "Unexpected argument 'now'"],
  ['rollback --steps 0', '--steps must be a whole number above 0, not "0"'],
  ['rollback --steps 1.5', '--steps must be a whole number above 0, not "1.5"'],
  ['rollback --steps 2 --all', '--steps and --all exclude each other'],
])('the command line "%s" is refused with the reason', (line, reason) => {
  expect(() => parseCommandLine(line.split(' '))).toThrow(reason);
});

test('the status table is aligned and in UTC', () => {
  const appliedAt = new Date('2026-11-23T06:41:30.084Z');
  const table = statusTable([
    { name: '0000_initial', state: 'applied', appliedAt },
    { name: '0001_longer_name', state: 'edited', appliedAt: null },
    { name: '0002_next', state: 'pending', appliedAt: null },
  ]);
  expect(table).toBe(
    [
      'migration         applied at (UTC)     state',
      '0000_initial      2026-11-23 06:41:30  applied',
      '0001_longer_name  not recorded         edited',
      '0002_next         -                    pending',
      '',
    ].join('\n'),
  );
});

test('as a process: exit code 0 or 1, and an error is one sentence without a stack', async () => {
  const entry = fileURLToPath(new URL('../../src/cli/db.ts', import.meta.url));
  const cwd = await makeTempFolder(); // no .env there
  const start = (command: string, url: string) => {
    const args = ['--import', import.meta.resolve('tsx'), entry, command];
    const env = { PATH: join(process.execPath, '..'), DATABASE_URL: url };
    return spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' });
  };
  const good = start('status', await server.createDatabase());
  expect(good).toMatchObject({ status: 0, stderr: '' });
  expect(good.stdout).toContain('0000_initial');

  const bad = start('migrate', 'postgres://u:secret@127.0.0.1:1/db');
  expect(bad).toMatchObject({ status: 1, stdout: '' });
  expect(bad.stderr).toBe(
    'PostgreSQL at 127.0.0.1:1 cannot be reached (ECONNREFUSED): is it running, and is DATABASE_URL right?\n',
  );
}, 30_000);
