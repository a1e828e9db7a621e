import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** What the linter says of a file in a room that imports from another. */
function lint(room: string, imported: string): string {
  const biome = process.platform === 'win32' ? 'biome.cmd' : 'biome';
  const run = spawnSync(
    `node_modules/.bin/${biome}`,
    ['lint', `--stdin-file-path=src/${room}/x.ts`],
    {
      input: `import '../${imported}/y.ts';\n`,
      encoding: 'utf8',
    },
  );
  return run.stdout + run.stderr;
}

test.each([
  ['db', 'gateway'],
  ['db', 'jobs'],
  ['cache', 'db'],
  ['schema', 'domain'],
  ['telemetry', 'db'],
  ['embedded', 'telemetry'],
  ['domain', 'resolvers'],
  ['domain', 'schema'],
  ['resolvers', 'cache'],
  ['resolvers', 'gateway'],
  ['gateway', 'cli'],
])('the linter refuses that src/%s imports src/%s', (room, imported) => {
  expect(lint(room, imported)).toContain('noRestrictedImports');
});

test.each([
  ['gateway', 'resolvers'],
  ['resolvers', 'domain'],
  ['domain', 'cache'],
  ['jobs', 'db'],
])('the linter accepts that src/%s imports src/%s', (room, imported) => {
  expect(lint(room, imported)).not.toContain('noRestrictedImports');
});
