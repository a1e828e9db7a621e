import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inject, vi } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds `dist/` once for all test files of a run, and waits for whoever builds it already: two builds
 * at once would write under the feet of a program that runs.
 */
export async function buildProgram(): Promise<void> {
  const folder = join(inject('runFolder'), 'build');
  const done = join(folder, 'fault.txt');
  const isFirst = await mkdir(folder).then(
    () => true,
    () => false,
  );
  if (isFirst) await publish(done, await build());
  await vi.waitUntil(() => existsSync(done), { timeout: 60_000, interval: 50 });
  const fault = await readFile(done, 'utf8');
  if (fault !== '') throw new Error(fault);
}

/** In one step: nobody reads half of it. */
async function publish(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

/** @returns what the compiler complains of; nothing where all is well */
async function build(): Promise<string> {
  const tsc = join(root, 'node_modules/.bin/tsc');
  try {
    await promisify(execFile)(tsc, ['-p', 'tsconfig.build.json'], { cwd: root });
    return '';
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
}
