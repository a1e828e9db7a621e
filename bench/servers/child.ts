import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own. */
export interface Server {
  /** Where GraphQL is asked. */
  url: string;
  /** Ends the process and waits for it. */
  stop(): Promise<void>;
}

const killAfterMillis = 15_000;
const keptOutput = 4000;

/** Collects the end of what a process says, for when it fails. */
export function tailOf(child: ChildProcess): () => string {
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      tail = `${tail}${chunk.toString()}`.slice(-keptOutput);
    });
  }
  return () => tail.trim();
}

/** Ends a process by SIGTERM, or by SIGKILL if that does not help. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMillis);
  await exited;
  clearTimeout(timer);
}

/** The message that a server of the bench sends once it listens. */
export interface Listening {
  url: string;
}

/**
 * Starts one of the bench's own servers: it is sent its settings and answers with its address.
 *
 * @param file beside this module, e.g. `floor.ts`
 * @throws Error with the end of its output when it ends instead
 */
export async function startServer(
  file: string,
  settings: object,
  nodeEnv: string,
): Promise<Server> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, NODE_ENV: nodeEnv },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const tail = tailOf(child);
  child.send(settings);
  const { url } = await new Promise<Listening>((resolve, reject) => {
    child.once('message', (message: Listening) => resolve(message));
    child.once('exit', () => reject(new Error(`${file} ended before it listened:\n${tail()}`)));
  });
  return { url, stop: () => stopChild(child) };
}
