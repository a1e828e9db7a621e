import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** A process of its own that runs one of the scripts in `fixtures/`. */
export interface Fixture {
  child: ChildProcess;
  /** The first line of its output that contains `text`; fails with its errors if it ends before. */
  line(text: string): Promise<string>;
  /** Sends the signal and waits for the end of the process. */
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts `fixtures/<name>` of this checkout, or of the one at `root`. */
export function startFixture(
  name: string,
  args: string[],
  root = fileURLToPath(new URL('../..', import.meta.url)),
): Fixture {
  const child = spawn(process.execPath, [`${root}/test/embedded/fixtures/${name}`, ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGTERM'));
  const lines: string[] = [];
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  const ended = once(child, 'close');

  return {
    child,
    line: (text) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const found = lines.find((line) => line.includes(text));
          if (found !== undefined) resolve(found);
        };
        output.on('line', check);
        check();
        void ended.then(() => reject(new Error(`ended without "${text}": ${errors}`)));
      }),
    kill: async (signal) => {
      child.kill(signal);
      await ended;
    },
  };
}
