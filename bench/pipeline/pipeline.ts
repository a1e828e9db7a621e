import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../src/db/pool.ts';
import { fire, type Measurement } from '../load/fire.ts';
import { homeBody, readHome } from '../load/home.ts';
import { medianOf } from '../load/statistics.ts';
import type { GatewayServer } from '../servers/gateway.ts';
import type { Backends } from '../setup/backends.ts';
import type { Person } from '../setup/people.ts';
import { completeUpload } from '../uploads/send.ts';
import { newReader, sendFiles, type Waiting } from './files.ts';
import { followStatus, pollStatus } from './follow.ts';
import { peakDuring, residentBytes } from './memory.ts';
import { faultsOfUploads } from './outcomes.ts';

/** Files that are processed while nothing else is asked. */
const singleRuns = 7;
const pollMillis = 20;
/** Connections that read Home beside the processing. */
const readers = 4;
/** Files that are ready to be processed beside them, for each second. */
const filesPerSecond = 3;

/** What the processing of a large file takes, and what it does to everybody else. */
export interface PipelineResult {
  rows: number;
  bytes: number;
  runs: number;
  /** From the moment that completeUpload is sent: until its answer, and until COMPLETED is seen. */
  answeredMillis: Spread;
  polledMillis: Spread;
  toldMillis: Spread;
  /** Of the gateway's process; NaN where the system does not tell. */
  memory: { idleBytes: number; peakBytes: number };
  /** Home alone, and beside files that are processed one after the other. */
  alone: Measurement;
  beside: Measurement;
  processedBeside: number;
  /** What is not as it should be, in words. */
  wrong: string[];
  failed: number;
  firstFailure: string | null;
}

export interface Spread {
  p50: number;
  max: number;
}

export interface PipelineOptions {
  db: Database;
  backends: Backends;
  gateway: GatewayServer;
  seconds: number;
}

const spreadOf = (millis: readonly number[]): Spread => ({
  p50: medianOf(millis),
  max: Math.max(...millis),
});

/** Processes one file. @returns when it was answered, and when COMPLETED was seen in either way */
async function processOne({ url }: GatewayServer, { member, uploadId }: Waiting) {
  const { ended } = await followStatus(url, member, uploadId);
  const begun = performance.now();
  const sinceThen = () => performance.now() - begun;
  const told = ended.then((status) => ({ status, millis: sinceThen() }));
  await completeUpload(url, member, uploadId);
  const answeredMillis = sinceThen();
  const polled = await pollStatus(url, member, uploadId, pollMillis);
  const polledMillis = sinceThen();
  const { status, millis: toldMillis } = await told;
  if (polled !== 'COMPLETED' || status !== 'COMPLETED') {
    throw new Error(`the upload ended ${polled}, and the stream told ${status}`);
  }
  return { answeredMillis, polledMillis, toldMillis };
}

/** Processes one file after the other until told to stop, or until none is left. */
function processConstantly({ url }: GatewayServer, files: readonly Waiting[]) {
  const processed: Waiting[] = [];
  let stopped = false;
  const all = (async () => {
    for (const file of files) {
      if (stopped) return;
      await completeUpload(url, file.member, file.uploadId);
      await pollStatus(url, file.member, file.uploadId, pollMillis);
      processed.push(file);
    }
  })();
  return async () => {
    stopped = true;
    await all;
    return processed;
  };
}

async function runBeside(options: PipelineOptions, reader: Person) {
  const { gateway, seconds } = options;
  const load = {
    url: gateway.url,
    connections: readers,
    seconds,
    asks: { headers: { ...reader.headers }, body: homeBody },
  };
  const { waiting } = await sendFiles(options, Math.ceil(filesPerSecond * seconds));
  const alone = await fire(load);
  const stop = processConstantly(gateway, waiting);
  await sleep(200); // until the first is under way
  const beside = await fire(load);
  return { alone, beside, processed: await stop() };
}

/** Measures what it takes to process 10 MB, in time and memory, then Home beside it. */
export async function runPipeline(options: PipelineOptions): Promise<PipelineResult> {
  const { db, backends, gateway } = options;
  const reader = await newReader(options);
  await readHome(gateway.url, reader);
  const idleBytes = await residentBytes(gateway.pid);
  const { waiting, rows, bytes } = await sendFiles(options, singleRuns);
  const runs: Awaited<ReturnType<typeof processOne>>[] = [];
  const peakBytes = await peakDuring(gateway.pid, async () => {
    for (const file of waiting) runs.push(await processOne(gateway, file));
  });
  const { alone, beside, processed } = await runBeside(options, reader);
  return {
    rows,
    bytes,
    runs: runs.length,
    answeredMillis: spreadOf(runs.map(({ answeredMillis }) => answeredMillis)),
    polledMillis: spreadOf(runs.map(({ polledMillis }) => polledMillis)),
    toldMillis: spreadOf(runs.map(({ toldMillis }) => toldMillis)),
    memory: { idleBytes, peakBytes },
    alone,
    beside,
    processedBeside: processed.length,
    wrong: await faultsOfUploads(db, backends, [...waiting, ...processed]),
    failed: alone.failed + beside.failed,
    firstFailure: alone.firstFailure ?? beside.firstFailure,
  };
}
