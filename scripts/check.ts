/**
 * Checks types, lint and format beside each other, and shows what each has to say in one piece.
 *
 *     node scripts/check.ts
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

type Command = readonly [program: string, ...args: string[]];

const root = fileURLToPath(new URL('..', import.meta.url));

/** They write into a pipe, and cannot see for themselves whether somebody looks. */
const colours = process.stderr.isTTY === true || process.env.FORCE_COLOR === '1';
const checks: readonly Command[] = [
  ['tsc', '--pretty', String(colours)],
  ['tsc', '-p', 'web', '--pretty', String(colours)],
  ['biome', 'check', '--error-on-warnings', ...(colours ? ['--colors=force'] : []), '.'],
];

/** @returns whether all is well */
async function passes([program, ...args]: Command): Promise<boolean> {
  const child = spawn(program, args, {
    cwd: root,
    // npm has put the programs into the path, where Windows finds them only through a shell.
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => output.push(chunk));
  }
  const [code]: unknown[] = await once(child, 'close');
  if (code !== 0) process.stderr.write(`\nFailed: ${[program, ...args].join(' ')}\n\n`);
  process.stderr.write(Buffer.concat(output));
  return code === 0;
}

const outcomes = await Promise.all(checks.map(passes));
if (outcomes.includes(false)) process.exitCode = 1;
