import type { ChildProcess } from 'node:child_process';
import { followLines } from './lines.ts';
import type { Placement } from './placement.ts';
import { spawnProgram, whenUnrunnable } from './program.ts';

const QUIT_AFTER_MILLIS = 10_000;

/** A running PostgreSQL server. */
export interface Postmaster {
  /** Disconnects the clients, writes a checkpoint and ends. Calling it twice does no harm. */
  stop(): Promise<void>;
  /** The exit code; null when a signal ended it. */
  exited: Promise<number | null>;
}

/** The server ended before it accepted connections; the message ends with its last log lines. */
export class PostmasterStartError extends Error {
  override readonly name = 'PostmasterStartError';
}

/** How to start the server. */
export interface PostmasterOptions {
  placement: Placement;
  port: number;
  flags: string[];
  onLog: (line: string) => void;
}

/**
 * Starts the server and waits until it accepts connections on 127.0.0.1.
 *
 * It leads a process group of its own, so that Ctrl-C in the terminal reaches the gateway alone,
 * which drains first and then calls `stop()`. Should the process exit without that, the server is
 * told to shut down.
 * @throws PostmasterStartError
 */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  const child = spawnPostmaster(options);
  const exited = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  const stopAtExit = (): void => void child.kill('SIGINT');
  process.once('exit', stopAtExit);
  void exited.then(() => process.off('exit', stopAtExit));
  await Promise.race([whenReady(child, options.onLog), whenUnrunnable(child)]);

  let stopped: Promise<void> | undefined;
  return {
    exited,
    stop: () => {
      stopped ??= shutDown(child, exited);
      return stopped;
    },
  };
}

function spawnPostmaster({ placement, port, flags }: PostmasterOptions): ChildProcess {
  const { account, binaries, dataDirectory } = placement;
  const settings = {
    listen_addresses: '127.0.0.1',
    // TCP alone: the default folder of the socket may be missing, and its path too long.
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
  };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = ['-D', dataDirectory, '-p', `${port}`, ...args, ...flags];
  return spawnProgram(binaries.postgres, command, account, { detached: true });
}

function whenReady(child: ChildProcess, onLog: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const lines = followLines(child, (line) => {
      onLog(line);
      if (line.includes('database system is ready to accept connections')) resolve();
    });
    child.once('close', () =>
      reject(new PostmasterStartError(`PostgreSQL did not start:\n${lines.tail()}`)),
    );
  });
}

async function shutDown(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  child.kill('SIGINT');
  const impatience = setTimeout(() => child.kill('SIGQUIT'), QUIT_AFTER_MILLIS);
  await exited;
  clearTimeout(impatience);
}
