import { findFreePort } from '../../src/embedded/freePort.ts';
import type { Backends } from '../setup/backends.ts';
import type { Server } from './child.ts';
import { environmentOf } from './environment.ts';
import { startProgram } from './program.ts';

/** The gateway, and where it shows its metrics. */
export interface GatewayServer extends Server {
  metricsUrl: string;
  pid: number;
}

interface GatewayOptions {
  nodeEnv: string;
  profileFolder?: string | null;
  /** Settings that differ from those of the other gateways. */
  settings?: NodeJS.ProcessEnv;
  readyWithinMillis?: number;
}

/**
 * Starts the built gateway as `npm start` does, in a process of its own.
 *
 * @throws Error it is not built, or ends instead of becoming ready
 */
export async function startGateway(
  backends: Backends,
  { nodeEnv, profileFolder = null, settings = {}, readyWithinMillis }: GatewayOptions,
): Promise<GatewayServer> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const { pid, stop } = await startProgram({
    file: 'main.js',
    env: { ...environmentOf(backends, nodeEnv), PORT: String(port), ...settings },
    url,
    flags: profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`],
    readyWithinMillis,
  });
  return { url: `${url}/graphql`, metricsUrl: `${url}/metrics`, pid, stop };
}
