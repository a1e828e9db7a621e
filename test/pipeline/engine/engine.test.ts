import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Engine, openEngine } from '../../../src/pipeline/engine/engine.ts';

async function withEngine<Result>(
  use: (engine: Engine, directory: string) => Promise<Result>,
): Promise<Result> {
  const directory = await mkdtemp(join(tmpdir(), 'spendsense-engine-'));
  const engine = await openEngine({ directories: [directory] });
  try {
    return await use(engine, directory);
  } finally {
    await engine.close();
    await rm(directory, { recursive: true });
  }
}

test('rows come as plain values', async () => {
  await withEngine(async (engine) => {
    const rows = await engine.rows(
      `SELECT DATE '2026-03-01' AS day, 12.50::DECIMAL(14, 2) AS amount, count(*) AS rows,
         sum(3) AS total, [DATE '2026-03-01'] AS days, {size: 5::BIGINT} AS nested, NULL AS nothing,
         $name AS name, $flag AS flag`,
      { name: "O'Hara", flag: true },
    );
    expect(rows).toEqual([
      {
        day: '2026-03-01',
        amount: 12.5,
        rows: 1,
        total: 3,
        days: ['2026-03-01'],
        nested: { size: 5 },
        nothing: null,
        name: "O'Hara",
        flag: true,
      },
    ]);
  });
});

test('it starts with empty tables that no other engine sees', async () => {
  await withEngine(async (first) => {
    await first.run("INSERT INTO accounts (account_id, type) VALUES ('a', 'credit')");
    await withEngine(async (second) => {
      expect(await second.rows('SELECT * FROM accounts')).toEqual([]);
      expect(await second.rows('SELECT * FROM transactions')).toEqual([]);
      expect(await second.rows('SELECT * FROM liabilities')).toEqual([]);
    });
  });
});

test('it reads and writes in its own folder and nowhere else', async () => {
  await withEngine(async (engine, directory) => {
    const inside = join(directory, 'rows.parquet');
    await engine.run(`COPY (SELECT 7 AS seven) TO '${inside}' (COMPRESSION zstd)`);
    expect(await engine.rows('SELECT * FROM read_parquet($inside)', { inside })).toEqual([
      { seven: 7 },
    ]);
    const outside = `${directory}-outside.csv`;
    await writeFile(outside, 'secret\n1\n');
    for (const path of [
      outside,
      join(directory, '..', `${directory}-outside.csv`),
      '/etc/passwd',
    ]) {
      const reading = engine.rows('SELECT * FROM read_text($path)', { path });
      await expect(reading).rejects.toThrow('Permission Error');
    }
    await expect(engine.run(`COPY (SELECT 1) TO '${outside}'`)).rejects.toThrow('Permission');
    expect(await readFile(outside, 'utf8')).toBe('secret\n1\n');
    await rm(outside);
  });
});

test.each([
  'SET enable_external_access = true',
  "SET memory_limit = '10GB'",
  'SET autoinstall_known_extensions = true',
  'INSTALL httpfs',
  'LOAD httpfs',
  "SELECT * FROM read_text('https://127.0.0.1:1/x')",
])('a statement can neither widen its limits nor fetch anything: %s', async (statement) => {
  await withEngine(async (engine) => {
    await expect(engine.run(statement)).rejects.toThrow();
  });
});

test('a statement that needs more than the memory fails, and the engine goes on', async () => {
  const engine = await openEngine({ memoryLimit: '32MB' });
  const large = 'CREATE TABLE large AS SELECT md5(i::VARCHAR) AS text FROM range(5000000) r(i)';
  await expect(engine.run(large)).rejects.toThrow('Out of Memory');
  expect(await engine.rows('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await engine.close();
});

test('closing interrupts what runs', async () => {
  const engine = await openEngine();
  const endless = engine.run('SELECT sum(i) FROM range(1000000000000) r(i)');
  const ended = expect(endless).rejects.toThrow(/interrupt/i);
  await engine.close();
  await ended;
});
