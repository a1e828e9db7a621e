import { setTimeout as sleep } from 'node:timers/promises';
import { demoPassword } from '../../src/demo/accounts.ts';
import { fire, type Measurement } from '../load/fire.ts';
import { homeBody, requestBody } from '../load/home.ts';
import { quantileOf } from '../load/statistics.ts';
import type { Person } from '../setup/people.ts';

/** Runs of each kind: what the noise is judged by. */
const comparisonRuns = 50;
/** Logins that are under way at any moment. */
const loginsAtOnce = 20;
/** Connections that read Home beside them. */
const readers = 4;

/** How long something took, over many runs. */
export interface Distribution {
  p10Millis: number;
  p50Millis: number;
  p90Millis: number;
}

/** What logins cost, those who log in and those who do not. */
export interface LoginResult {
  /** A wrong password for an address that has an account, and for one that has none. */
  known: Distribution;
  unknown: Distribution;
  /** Home alone, and beside 20 logins at once. */
  alone: Measurement;
  beside: Measurement;
  loginsPerSecond: number;
  failed: number;
  firstFailure: string | null;
}

async function login(url: string, email: string, password: string): Promise<string> {
  const body = requestBody('Login', { input: { email, password } });
  const headers = { 'content-type': 'application/json' };
  return (await fetch(url, { method: 'POST', headers, body })).text();
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function distributionOf(millis: readonly number[]): Distribution {
  const ascending = millis.toSorted((one, other) => one - other);
  return {
    p10Millis: quantileOf(ascending, 0.1),
    p50Millis: quantileOf(ascending, 0.5),
    p90Millis: quantileOf(ascending, 0.9),
  };
}

/** In turn, so that whatever else the machine does disturbs both alike. */
async function compareRefusals(url: string, email: string) {
  const attempt = (address: string) => timeOf(() => login(url, address, 'not the password'));
  await attempt(email);
  await attempt('nobody@spendsense.demo');
  const [known, unknown]: [number[], number[]] = [[], []];
  for (let run = 0; run < comparisonRuns; run += 1) {
    known.push(await attempt(email));
    unknown.push(await attempt(`nobody-${run}@spendsense.demo`));
  }
  return { known: distributionOf(known), unknown: distributionOf(unknown) };
}

/** Logs in all the time, 20 at once, until told to stop. */
function logInConstantly(url: string, email: string) {
  let stopped = false;
  let count = 0;
  let failed = 0;
  let firstFailure: string | null = null;
  const one = async () => {
    while (!stopped) {
      const text = await login(url, email, demoPassword);
      count += 1;
      if (text.includes('"accessToken"')) continue;
      failed += 1;
      firstFailure ??= text.slice(0, 500);
    }
  };
  const lanes = Promise.all(Array.from({ length: loginsAtOnce }, one));
  return async () => {
    stopped = true;
    await lanes;
    return { count, failed, firstFailure };
  };
}

/** Measures what logins take and what they do to everybody else. */
export async function runLogins(options: {
  url: string;
  member: Person;
  seconds: number;
}): Promise<LoginResult> {
  const { url, member, seconds } = options;
  const email = member.email ?? '';
  const refusals = await compareRefusals(url, email);
  const asks = { headers: { ...member.headers }, body: homeBody };
  const alone = await fire({ url, connections: readers, seconds, asks });
  const begun = performance.now();
  const stop = logInConstantly(url, email);
  await sleep(200); // until all are under way
  const beside = await fire({ url, connections: readers, seconds, asks });
  const { count, failed, firstFailure } = await stop();
  const loginsPerSecond = (1000 * count) / (performance.now() - begun);
  return {
    ...refusals,
    alone,
    beside,
    loginsPerSecond,
    failed: failed + alone.failed + beside.failed,
    firstFailure: firstFailure ?? alone.firstFailure ?? beside.firstFailure,
  };
}
