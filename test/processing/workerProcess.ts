import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A worker in a process of its own. */
export interface WorkerProcess {
  /** Resolves when it works jobs; fails with its output if it ends before. */
  ready: Promise<void>;
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGTERM'): void;
  ended: Promise<unknown>;
}

/** Starts `node dist/worker.js` with nothing else of this environment than a path. */
export function startWorker(env: Record<string, string>): WorkerProcess {
  const program = `${root}dist/worker.js`;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    cwd: '/', // where no .env is
    env: { PATH: process.env.PATH, LOG_FORMAT: 'json', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ready = Promise.withResolvers<void>();
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      lines.push(line);
      if (line.includes('the worker is ready')) ready.resolve();
    });
  }
  const ended = once(child, 'close');
  ended.then(() => ready.reject(new Error(`the worker ended: ${lines.join('\n')}`)));
  ready.promise.catch(() => undefined); // one that is killed early is not waited for
  return { ready: ready.promise, signal: (name) => void child.kill(name), ended };
}
