import { availableParallelism, cpus } from 'node:os';
import type { Database } from '../src/db/pool.ts';
import { runHome } from './home/home.ts';
import { runLogins } from './logins/logins.ts';
import { runMix } from './mix/mix.ts';
import type { BenchOptions } from './options.ts';
import type { PartName } from './parts.ts';
import { runBacklog } from './pipeline/backlog.ts';
import { runPipeline } from './pipeline/pipeline.ts';
import { type BenchResult, noParts, type Setting } from './report/result.ts';
import { type GatewayServer, startGateway } from './servers/gateway.ts';
import { startWorker } from './servers/worker.ts';
import { type Backends, provideBackends } from './setup/backends.ts';
import { startContenders } from './setup/contenders.ts';
import { makeDemoData, openDatabase } from './setup/data.ts';
import { findAccounts, findPerson, signIn } from './setup/people.ts';
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

/** What all parts stand on. */
interface Stage extends RunOptions {
  backends: Backends;
  db: Database;
}

type Parts = Partial<Omit<BenchResult, 'setting'>>;

/** The people of the demo data. */
async function meet({ backends, db }: Stage) {
  const members = await signIn(db, backends.privateKeyPem, await findAccounts(db, 'user'));
  const operators = await signIn(db, backends.privateKeyPem, await findAccounts(db, 'operator'));
  const member = findPerson(members, 'member@spendsense.demo');
  const operator = findPerson(operators, 'operator@spendsense.demo');
  return { members, member, operator };
}

/** The parts that ask one warm gateway over the demo data. */
async function runRequests(stage: Stage): Promise<Parts> {
  const { parts, backends, db, seconds, connections, say } = stage;
  const asked: PartName[] = ['home', 'mix', 'logins', 'uploads'];
  if (!asked.some((part) => parts.has(part))) return {};
  say('Making demo data');
  await makeDemoData(backends);
  const { members, member, operator } = await meet(stage);
  say('Starting the servers');
  const gateway = await startGateway(backends, stage);
  stage.onEnd(gateway.stop);
  const measured: Parts = {};
  if (parts.has('home')) {
    const contenders = await startContenders({ ...stage, gateway, member });
    measured.home = await runHome({ ...stage, contenders, member });
  }
  if (parts.has('mix')) {
    say('The mix: members by Zipf, a review after every 50 reads');
    const mixed = { db, gateway, members, operator, connections, seconds: 3 * seconds };
    measured.mix = await runMix(mixed);
  }
  if (parts.has('logins')) {
    say('Logins: their time, and Home beside them');
    measured.logins = await runLogins({ url: gateway.url, member, seconds });
  }
  if (parts.has('uploads')) {
    say('Uploads of 10 MB, and Home beside them');
    measured.uploads = await runUploads({ url: gateway.url, members, seconds });
  }
  await gateway.stop();
  return measured;
}

/** A gateway for one part, which no other gateway takes jobs from. */
async function withGateway<Result>(
  { backends, nodeEnv, profileFolder, onEnd }: Stage,
  settings: NodeJS.ProcessEnv,
  work: (gateway: GatewayServer) => Promise<Result>,
): Promise<Result> {
  const gateway = await startGateway(backends, { nodeEnv, profileFolder, settings });
  onEnd(gateway.stop);
  const result = await work(gateway);
  await gateway.stop();
  return result;
}

/** The parts in which uploads are processed; each makes the members that it needs. */
async function runProcessing(stage: Stage): Promise<Parts> {
  const { parts, backends, db, seconds, say, count, onEnd } = stage;
  const measured: Parts = {};
  if (parts.has('pipeline')) {
    say('The pipeline: files of 10 MB, and Home beside them');
    measured.pipeline = await withGateway(stage, { WORKER_ENABLED: 'true' }, (gateway) =>
      runPipeline({ db, backends, gateway, seconds }),
    );
  }
  if (parts.has('backlog')) {
    say('The backlog: 1,000 small files are sent');
    measured.backlog = await withGateway(stage, { WORKER_ENABLED: 'false' }, ({ url }) =>
      runBacklog({
        db,
        backends,
        gatewayUrl: url,
        startWorker: async () => {
          const worker = await startWorker(backends, stage);
          onEnd(worker.stop);
          return worker;
        },
        count: count('The backlog: two workers process it'),
      }),
    );
  }
  return measured;
}

const settingOf = (options: RunOptions, backends: Backends): Setting => ({
  date: new Date().toISOString().slice(0, 10),
  cores: availableParallelism(),
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  node: process.version,
  nodeEnv: options.nodeEnv,
  ...backends.origin,
  connections: options.connections,
  rounds: options.rounds,
  seconds: options.seconds,
});

/** One whole run: sets up, then measures the parts that are asked for. */
export async function runBench(options: RunOptions): Promise<BenchResult> {
  const { say, onEnd } = options;
  const backends = await provideBackends({ ...options, onProgress: say });
  const db = await openDatabase({ url: backends.databaseUrl, onEnd });
  const stage = { ...options, backends, db };
  return {
    setting: settingOf(options, backends),
    ...noParts,
    ...(await runRequests(stage)),
    ...(await runProcessing(stage)),
  };
}
