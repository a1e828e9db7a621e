import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { stopChild, tailOf } from './child.ts';

/** A built program in a process of its own. */
export interface Program {
  pid: number;
  stop(): Promise<void>;
}

interface ProgramOptions {
  /** Within `dist/`, such as `main.js`. */
  file: string;
  env: NodeJS.ProcessEnv;
  /** Where it answers `/readyz`. */
  url: string;
  /** Of Node, beside those of `npm start`. */
  flags?: readonly string[];
  readyWithinMillis?: number | undefined;
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`).catch(() => null);
  return answer?.ok === true;
}

/**
 * Starts a built program as its npm script does, and waits until it is ready.
 *
 * @throws Error it is not built, or ends instead of becoming ready
 */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { file, env, url, flags = [], readyWithinMillis = 30_000 } = options;
  const path = fileURLToPath(new URL(`../../dist/${file}`, import.meta.url));
  if (!existsSync(path)) throw new Error(`dist/${file} is not built: run \`npm run bench\`.`);
  const given = ['--enable-source-maps', '--disable-warning=ExperimentalWarning', ...flags];
  const child = spawn(process.execPath, [...given, path], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const tail = tailOf(child);
  const deadline = Date.now() + readyWithinMillis;
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stopChild(child);
      throw new Error(`${file} did not become ready:\n${tail()}`);
    }
    await sleep(50);
  }
  return { pid: child.pid ?? 0, stop: () => stopChild(child) };
}
