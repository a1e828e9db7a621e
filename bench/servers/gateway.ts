import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findFreePort } from '../../src/embedded/freePort.ts';
import type { Backends } from '../setup/backends.ts';
import { issuer } from '../setup/people.ts';
import { type Server, stopChild, tailOf } from './child.ts';

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const readyWithinMillis = 30_000;

/** The gateway, and where it shows its metrics. */
export interface GatewayServer extends Server {
  metricsUrl: string;
}

function environmentOf(backends: Backends, port: number, nodeEnv: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: nodeEnv,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: backends.databaseUrl,
    REDIS_URL: backends.redisUrl,
    JWT_PRIVATE_KEY: backends.privateKeyPem,
    JWT_ISSUER: issuer,
    SPENDSENSE_HOME: backends.home,
    ...(nodeEnv === 'production' && { AWS_REGION: 'us-west-1', S3_REGION: 'us-west-1' }),
    // The bench asks more than people do in an hour; every request is counted all the same.
    LOGIN_FAILURES_PER_HOUR: '1000000',
    MEMBER_REQUESTS_PER_HOUR: '100000000',
    STAFF_REQUESTS_PER_HOUR: '100000000',
    ANONYMOUS_REQUESTS_PER_HOUR: '100000000',
    LOG_LEVEL: 'warn',
    LOG_FORMAT: 'json',
  };
}

async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/readyz`).catch(() => null);
  return answer?.ok === true;
}

/**
 * Starts the built gateway as `npm start` does, in a process of its own.
 *
 * @throws Error it is not built, or ends instead of becoming ready
 */
export async function startGateway(
  backends: Backends,
  { nodeEnv, profileFolder }: { nodeEnv: string; profileFolder: string | null },
): Promise<GatewayServer> {
  if (!existsSync(program)) throw new Error('The gateway is not built: run `npm run bench`.');
  const port = await findFreePort();
  const profiling = profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const flags = ['--enable-source-maps', '--disable-warning=ExperimentalWarning', ...profiling];
  const child = spawn(process.execPath, [...flags, program], {
    env: environmentOf(backends, port, nodeEnv),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const tail = tailOf(child);
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + readyWithinMillis;
  while (!(await isReady(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stopChild(child);
      throw new Error(`The gateway did not become ready:\n${tail()}`);
    }
    await sleep(50);
  }
  return { url: `${url}/graphql`, metricsUrl: `${url}/metrics`, stop: () => stopChild(child) };
}
