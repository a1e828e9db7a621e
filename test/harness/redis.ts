import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Redis } from 'ioredis';
import { startEmbeddedValkey } from '../../src/embedded/valkey.ts';

export interface TestRedis {
  url: string;
  /** `embedded Valkey`, or `native Redis` where TEST_REDIS_SERVER names its program. */
  kind: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilAnswering(url: string): Promise<void> {
  const redis = new Redis(url, { retryStrategy: () => 20, maxRetriesPerRequest: null });
  redis.on('error', () => undefined);
  await redis.ping();
  redis.disconnect();
}

/** Starts a native Redis that keeps nothing. */
export async function startNativeRedis(program: string, port?: number): Promise<TestRedis> {
  const chosen = port ?? (await freePort());
  const args = ['--port', String(chosen), '--bind', '127.0.0.1', '--save', '', '--dir', '/'];
  const child: ChildProcess = spawn(program, args, { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${chosen}`;
  await untilAnswering(url);
  const stop = async () => {
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  };
  return { url, kind: 'native Redis', stop };
}

/** Starts a Redis of one's own: embedded, or native where TEST_REDIS_SERVER says so. */
export async function startRedis(port?: number): Promise<TestRedis> {
  const program = process.env.TEST_REDIS_SERVER;
  if (program) return startNativeRedis(program, port);
  const { url, stop } = await startEmbeddedValkey(port === undefined ? {} : { port });
  return { url, stop, kind: 'embedded Valkey' };
}

/** Servers of this worker that nobody uses, as empty as on their first day. */
const idle: TestRedis[] = [];

/** Empties a server and ends the connections that a test left open. */
async function restore(url: string): Promise<void> {
  const redis = new Redis(url, { retryStrategy: () => null, commandTimeout: 5000 });
  redis.on('error', () => undefined);
  try {
    await redis.call('CLIENT', 'UNPAUSE');
    for (const type of ['normal', 'pubsub']) {
      await redis.call('CLIENT', 'KILL', 'TYPE', type, 'SKIPME', 'yes');
    }
    await redis.flushall();
    await redis.script('FLUSH');
    await redis.config('RESETSTAT');
  } finally {
    redis.disconnect();
  }
}

/**
 * An empty Redis that nobody else uses; stopping it makes it the next borrower's. Who stops,
 * freezes or configures the server itself starts one of his own.
 */
export async function borrowRedis(): Promise<TestRedis> {
  if (process.env.TEST_REDIS_SERVER) return startRedis();
  const server = idle.pop() ?? (await startRedis());
  const stop = async () => {
    try {
      await restore(server.url);
      idle.push(server);
    } catch {
      await server.stop();
    }
  };
  return { ...server, stop };
}
