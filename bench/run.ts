import { availableParallelism, cpus } from 'node:os';
import { homeBody } from './load/home.ts';
import { cacheReadsOf, growthOf, type Samples, scrape, sumOf } from './load/metrics.ts';
import { runRounds, type Standing } from './load/rounds.ts';
import { runLogins } from './logins/logins.ts';
import { runMix } from './mix/mix.ts';
import type { BenchOptions } from './options.ts';
import type { BenchResult, Setting } from './report/result.ts';
import { type Backends, provideBackends } from './setup/backends.ts';
import { type Contenders, startContenders } from './setup/contenders.ts';
import { provideData } from './setup/data.ts';
import { findAccounts, type Person, signIn } from './setup/people.ts';
import { runUploads } from './uploads/uploads.ts';

export interface RunOptions extends BenchOptions {
  /** A server to use instead of the embedded one; null for none. */
  databaseUrl: string | null;
  redisUrl: string | null;
  /** What the servers run as: `development` or `production`. */
  nodeEnv: string;
  /** Told what is going on. */
  say: (message: string) => void;
  /** Told how far a step has come. */
  count: (message: string) => (done: number, total: number) => void;
  /** Takes what undoes each step; called in reverse order at the end. */
  onEnd: (undo: () => Promise<void>) => void;
}

const totalOf = (numbers: readonly number[]) => numbers.reduce((sum, it) => sum + it, 0);

/** The figures of Home: the three servers in turn, and the gateway's cache reads in its rounds. */
async function runHome(options: RunOptions, contenders: Contenders, member: Person) {
  const { gateway, ceiling, floor } = contenders;
  const growths: Samples[] = [];
  let before: Samples = new Map();
  const measured = {
    ...gateway,
    beforeRound: async () => {
      before = await scrape(gateway.metricsUrl);
    },
    afterRound: async () => {
      growths.push(growthOf(before, await scrape(gateway.metricsUrl)));
    },
  };
  const standings = await runRounds({
    contenders: [ceiling, measured, floor],
    rounds: options.rounds,
    seconds: options.seconds,
    connections: options.connections,
    headers: { ...member.headers },
    body: homeBody,
    onProgress: options.say,
  });
  const cpuSeconds = growths.map((growth) => growth.get('process_cpu_seconds_total') ?? 0);
  const answers = standingOf(standings, 'gateway').rounds.map(({ requests }) => requests);
  return {
    standings,
    cache: sumOf(growths.flatMap((growth) => [...cacheReadsOf(growth).values()])),
    cpuMillisPerAnswer: (1000 * totalOf(cpuSeconds)) / totalOf(answers),
  };
}

function findPerson(people: readonly Person[], email: string): Person {
  const person = people.find((it) => it.email === email);
  if (person === undefined) throw new Error(`The demo data has no ${email}.`);
  return person;
}

function standingOf(standings: readonly Standing[], name: string): Standing {
  const standing = standings.find((it) => it.name === name);
  if (standing === undefined) throw new Error(`${name} took no part`);
  return standing;
}

const settingOf = (options: RunOptions, backends: Backends, answerBytes: number): Setting => ({
  date: new Date().toISOString().slice(0, 10),
  cores: availableParallelism(),
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  node: process.version,
  nodeEnv: options.nodeEnv,
  ...backends.origin,
  connections: options.connections,
  rounds: options.rounds,
  seconds: options.seconds,
  answerBytes,
});

/** One whole run: sets up, measures Home on the three servers and then the mix on the gateway. */
export async function runBench(options: RunOptions): Promise<BenchResult> {
  const { say, count, onEnd, nodeEnv, profileFolder } = options;
  const backends = await provideBackends({ ...options, onProgress: say });
  const url = backends.databaseUrl;
  const db = await provideData({ url, onProgress: count('Making demo data'), onEnd });
  const members = await signIn(db, backends.privateKeyPem, await findAccounts(db, 'user'));
  const operators = await signIn(db, backends.privateKeyPem, await findAccounts(db, 'operator'));
  const member = findPerson(members, 'member@spendsense.demo');

  say('Starting the servers');
  const contenders = await startContenders({ backends, member, nodeEnv, profileFolder, onEnd });
  const { standings, ...figures } = await runHome(options, contenders, member);
  say('The mix: members by Zipf, a review after every 50 reads');
  const mix = await runMix({
    db,
    gateway: contenders.gateway,
    members,
    operator: findPerson(operators, 'operator@spendsense.demo'),
    connections: options.connections,
    seconds: 3 * options.seconds,
  });
  say('Logins: their time, and Home beside them');
  const { url: gatewayUrl } = contenders.gateway;
  const logins = await runLogins({ url: gatewayUrl, member, seconds: options.seconds });
  say('Uploads of 10 MB, and Home beside them');
  const uploads = await runUploads({ url: gatewayUrl, members, seconds: options.seconds });
  return {
    setting: settingOf(options, backends, contenders.answerBytes),
    ceiling: standingOf(standings, 'ceiling'),
    gateway: standingOf(standings, 'gateway'),
    floor: standingOf(standings, 'floor'),
    ...figures,
    mix,
    logins,
    uploads,
  };
}
