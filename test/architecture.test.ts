import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const refused = [
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
  ['sms', 'cache'],
  ['oauth', 'db'],
  ['resolvers', 'oauth'],
  ['resolvers', 'pipeline'],
  ['pipeline', 'schema'],
  ['demo', 'pipeline'],
] as const;

const accepted = [
  ['gateway', 'resolvers'],
  ['resolvers', 'domain'],
  ['domain', 'cache'],
  ['jobs', 'db'],
  ['domain', 'oauth'],
  ['gateway', 'pipeline'],
  ['pipeline', 'domain'],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'spendsense-lint-'));
const fileOf = (room: string, imported: string) => `src/${room}/imports-${imported}.ts`;
let complaints = '';

beforeAll(() => {
  cpSync('biome.json', join(folder, 'biome.json'));
  for (const [room, imported] of [...refused, ...accepted]) {
    const file = join(folder, fileOf(room, imported));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `import { y } from '../${imported}/y.ts';\n\nexport const x = y;\n`);
  }
  const flags = ['--vcs-enabled=false', '--reporter=github', '--max-diagnostics=none'];
  const run = spawnSync(resolve('node_modules/.bin/biome'), ['lint', ...flags], {
    cwd: folder,
    encoding: 'utf8',
  });
  complaints = run.stdout;
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(refused)('the linter refuses that src/%s imports src/%s', (room, imported) => {
  expect(complaints).toContain(fileOf(room, imported));
});

test.each(accepted)('the linter accepts that src/%s imports src/%s', (room, imported) => {
  expect(complaints).not.toContain(fileOf(room, imported));
});
