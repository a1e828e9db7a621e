import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

interface Snapshot {
  tables: Record<
    string,
    Record<'columns' | 'indexes' | 'foreignKeys' | 'checkConstraints', object>
  >;
}

async function readNewestSnapshot(): Promise<Snapshot> {
  const meta = new URL('../../drizzle/meta/', import.meta.url);
  const files = (await readdir(meta)).filter((file) => file.endsWith('_snapshot.json')).sort();
  return JSON.parse(await readFile(new URL(files.at(-1) ?? '', meta), 'utf8'));
}

test('docs/database.md names every column, index and constraint', async () => {
  const docs = await readFile(new URL('../../docs/database.md', import.meta.url), 'utf8');
  const sections = docs.split(/^##+ /m);
  const named = (name: string) => docs.includes(`\`${name}\``);
  const { tables } = await readNewestSnapshot();
  for (const [name, table] of Object.entries(tables)) {
    const section = sections.find((it) => it.startsWith(`${name.replace('public.', '')}:`)) ?? '';
    const columns = Object.keys(table.columns);
    expect(columns.filter((column) => !section.includes(`\`${column}\``))).toEqual([]);
    const others = [table.indexes, table.foreignKeys, table.checkConstraints].flatMap(Object.keys);
    expect(others.filter((other) => !named(other))).toEqual([]);
  }
});
