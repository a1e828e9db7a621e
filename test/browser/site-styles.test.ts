import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');

function componentsIn(source: string): string[] {
  const imports = source.matchAll(/import \{([^}]*)\} from '@mantine\/core'/g);
  return [...imports].flatMap(([, names = '']) => names.split(',').map((name) => name.trim()));
}

test('every component of Mantine that a page uses has its styles', () => {
  const listed = new Set(
    [...read('web/site/mantine-styles.ts').matchAll(/styles\/(\w+)\.css/g)].map(([, name]) => name),
  );
  const files = globSync('web/site/**/*.tsx', { cwd: root });
  const used = new Set(files.flatMap((file) => componentsIn(read(file))));
  expect(used.size).toBeGreaterThan(10);
  const missing = [...used].filter(
    (name) =>
      existsSync(`${root}node_modules/@mantine/core/styles/${name}.css`) && !listed.has(name),
  );
  expect(missing).toEqual([]);
});
