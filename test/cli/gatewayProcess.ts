import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** The built gateway in a process of its own. */
export interface GatewayProcess {
  child: ChildProcess;
  /** All that it has printed so far. */
  output(): string;
  /** The address that it prints when it is ready; fails with its output if it ends before. */
  ready(): Promise<string>;
  /** How it ended: its exit code, or the signal. */
  ended: Promise<number | NodeJS.Signals>;
}

/** Starts `node dist/main.js` on a data folder and nothing else of this environment. */
export function startGateway(home: string, env: Record<string, string> = {}): GatewayProcess {
  const args = ['--disable-warning=ExperimentalWarning', program];
  const child = spawn(process.execPath, args, {
    cwd: home, // where no .env is
    env: { PATH: process.env.PATH, PORT: '0', SPENDSENSE_HOME: `${home}/data`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const address = Promise.withResolvers<string>();
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      lines.push(line);
      const found = /GraphQL +(\S+)\/graphql/.exec(line)?.[1];
      if (found !== undefined) address.resolve(found);
    });
  }
  const output = () => lines.join('\n');
  const ended = once(child, 'close').then(
    ([code, signal]) => (code ?? signal) as number | NodeJS.Signals,
  );
  const ready = () =>
    Promise.race([
      address.promise,
      ended.then((how): never => {
        throw new Error(`the gateway ended with ${how}: ${output()}`);
      }),
    ]);
  return { child, output, ready, ended };
}
