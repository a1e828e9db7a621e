import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isSiteBuilt } from '../../src/gateway/site.ts';
import { send } from '../harness/client.ts';
import { operationText } from '../harness/contract.ts';
import { buildProgram } from '../harness/program.ts';
import { isOutageAsked } from '../harness/volume.ts';
import { request } from '../harness/wire.ts';
import { type GatewayProcess, startGateway } from './gatewayProcess.ts';

/** More wrong passwords than a person has, and few members. */
const settings = { LOGIN_FAILURES_PER_HOUR: '1000', DEMO_MEMBERS: '5' };

let folder: string;
let gateway: GatewayProcess;
let address: string;

beforeAll(async () => {
  await buildProgram();
  folder = await mkdtemp(join(tmpdir(), 'spendsense-main-'));
  // PostgreSQL's own account must be able to enter it, else it moves its data elsewhere.
  await chmod(folder, 0o755);
  gateway = startGateway(folder, settings);
  address = await gateway.ready();
});

afterAll(async () => {
  gateway?.child.kill('SIGTERM');
  await gateway?.ended;
  await rm(folder, { recursive: true, force: true });
});

const postmaster = () =>
  Number.parseInt(readFileSync(join(folder, 'data/postgres/data/postmaster.pid'), 'utf8'), 10);

function isAlive(pid: number): boolean {
  try {
    // A process that has ended and that nobody has waited for still takes signals.
    const waitedFor =
      process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`).length > 0;
    return process.kill(pid, 0) && waitedFor;
  } catch {
    return false;
  }
}

const account = { email: 'kept@example.com', password: 'a long enough password' };
const run = (operation: string, input: object) =>
  send<{ login: { accessToken: string } }>(address, operationText(operation), { input });

test('a first start prints where it is and who may sign in, and is ready', async () => {
  expect(gateway.output()).toContain(`${address}/graphiql`);
  if (isSiteBuilt()) expect(gateway.output()).toMatch(/ready\.\s+Site +http\S+\/\s+GraphQL /);
  expect(gateway.output()).toContain('spendsense-demo');
  expect((await request(`${address}/readyz`)).status).toBe(200);
  for (const email of ['member', 'operator', 'admin'].map((it) => `${it}@spendsense.demo`)) {
    expect(gateway.output()).toContain(email);
    expect((await run('Login', { email, password: 'spendsense-demo' })).errors).toEqual([]);
  }
  expect((await run('Register', account)).errors).toEqual([]);
});

test('a second start on the same folder stops, and says which process has it and what to do', async () => {
  const second = startGateway(folder, settings);
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(`pid ${gateway.child.pid}, address ${address}`);
  expect(second.output()).toContain('set SPENDSENSE_HOME to another folder');
  expect(second.output()).not.toMatch(/^ {4}at /m);
  expect((await request(`${address}/readyz`)).status).toBe(200);
});

test.runIf(isOutageAsked)(
  'killed with SIGKILL, the next start takes over the data, and its PostgreSQL is the only one',
  async () => {
    const orphan = postmaster();
    gateway.child.kill('SIGKILL');
    expect(await gateway.ended).toBe('SIGKILL');
    expect(isAlive(orphan)).toBe(true);

    gateway = startGateway(folder, settings);
    address = await gateway.ready();
    expect(isAlive(orphan)).toBe(false);
    expect((await run('Login', account)).errors).toEqual([]);
  },
);

test('asked to stop, it answers what is under way, ends with 0, and PostgreSQL is gone', async () => {
  const pid = postmaster();
  const wrong = { ...account, password: 'wrong' };
  const logins = () => Array.from({ length: 12 }, () => run('Login', wrong));
  await Promise.all(logins()); // opens the connections, so that the next ones need not
  const underWay = logins();
  await Promise.all(underWay.slice(0, 6)); // half of them are answered: the others have arrived
  gateway.child.kill('SIGTERM');
  for (const { code } of await Promise.all(underWay)) expect(code).toBe('UNAUTHENTICATED');
  expect(await gateway.ended).toBe(0);
  await vi.waitUntil(() => !isAlive(pid), { timeout: 10_000 });
  await expect(fetch(`${address}/healthz`)).rejects.toThrow();
});

test('a configuration that is not usable is told by its settings, without a stack', async () => {
  const production = startGateway(folder, { NODE_ENV: 'production', DEMO_DATA: 'true' });
  const faulty = startGateway(folder, { PORT: 'http', LOG_LEVEL: 'loud' });
  expect(await Promise.all([production.ended, faulty.ended])).toEqual([1, 1]);
  const missing = [
    'DATABASE_URL',
    'REDIS_URL',
    'JWT_PRIVATE_KEY',
    'AWS_REGION',
    'S3_REGION',
    'DEMO_DATA',
  ];
  for (const setting of missing) {
    expect(production.output()).toContain(`- ${setting} `);
  }
  expect(faulty.output()).toMatch(/- PORT: .*\n.*- LOG_LEVEL: /);
  for (const { output } of [production, faulty]) expect(output()).not.toMatch(/^ {4}at /m);
});
