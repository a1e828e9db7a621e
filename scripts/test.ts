/**
 * What `npm test` runs: the tests, and beside them the checks of types, lint and format, whose words come
 * last. Arguments are vitest's.
 *
 *     npm test -- [files and options]
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
// npm has put vitest into the path, where Windows finds it only through a shell.
const shell = process.platform === 'win32';

const checks = spawn(process.execPath, ['scripts/check.ts'], {
  cwd: root,
  env: { ...process.env, ...(process.stderr.isTTY && { FORCE_COLOR: '1' }) },
  stdio: ['ignore', 'inherit', 'pipe'],
});
const tests = spawn('vitest', ['run', ...process.argv.slice(2)], {
  cwd: root,
  shell,
  stdio: 'inherit',
});

// Ctrl-C reaches them too: whoever started this gets the prompt back when their servers are gone.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => {
  tests.kill();
  checks.kill();
});

const words: Buffer[] = [];
checks.stderr.on('data', (chunk: Buffer) => words.push(chunk));
const ended = [once(tests, 'close'), once(checks, 'close')];
const codes = (await Promise.all(ended)).map(([code]: unknown[]) => code);
const areWell = codes[1] === 0;
process.stdout.write(`\nTypes, lint and format: ${areWell ? 'fine' : 'not yet fine'}\n`);
process.stderr.write(Buffer.concat(words));
if (codes.some((code) => code !== 0)) process.exitCode = 1;
