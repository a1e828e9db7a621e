import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, inArray } from 'drizzle-orm';
import pLimit from 'p-limit';
import type { Database } from '../../src/db/pool.ts';
import { dataUploads } from '../../src/db/schema.ts';
import { scrape } from '../load/metrics.ts';
import type { WorkerProgram } from '../servers/worker.ts';
import type { Backends } from '../setup/backends.ts';
import { newMembers } from '../setup/newMembers.ts';
import { completeUpload, sendFile } from '../uploads/send.ts';
import { faultsOfUploads, type Sent } from './outcomes.ts';
import { smallStatement, writeStatement } from './statement.ts';

/** Files that wait when the workers start, each of a member of its own. */
export const backlogUploads = 1000;
export const backlogWorkers = 2;
const sendersAtOnce = 8;
const lookMillis = 250;
/** Without any upload completed for so long, the rest is lost. */
const patienceMillis = 60_000;

/** How fast files that wait are processed, and whether all were, once. */
export interface BacklogResult {
  uploads: number;
  workers: number;
  rowsOfEach: number;
  /** What it took to put them in place. */
  sentSeconds: number;
  /** From the moment that all workers were ready. */
  seconds: number;
  /** Those that were processed since that moment, by seconds. */
  uploadsPerSecond: number;
  /** Processor time of the workers for one upload. */
  cpuMillisPerUpload: number;
  /** Attempts beyond one for each upload. */
  repeated: number;
  wrong: string[];
  failed: number;
  firstFailure: string | null;
}

interface BacklogOptions {
  db: Database;
  backends: Backends;
  /** A gateway that works no jobs. */
  gatewayUrl: string;
  startWorker: () => Promise<WorkerProgram>;
  count: (done: number, total: number) => void;
}

const secondsSince = (begun: number): number => (performance.now() - begun) / 1000;

/** Sends all files by the front door, a few at a time; they are enqueued and wait. */
async function sendAll({ db, backends, gatewayUrl }: BacklogOptions): Promise<Sent[]> {
  const members = await newMembers(db, backends.privateKeyPem, backlogUploads);
  const limit = pLimit(sendersAtOnce);
  return limit.map(members, async (member) => {
    const { csv, rows } = writeStatement(smallStatement(member.userId));
    const uploadId = await sendFile(gatewayUrl, member, new Blob([new Uint8Array(csv)]));
    await completeUpload(gatewayUrl, member, uploadId);
    return { userId: member.userId, uploadId, rows };
  });
}

/** Waits until no upload is left, or none is completed any more. */
async function waitForAll(sent: readonly Sent[], { db, count }: BacklogOptions): Promise<void> {
  const ids = sent.map(({ uploadId }) => uploadId);
  const left = and(inArray(dataUploads.id, ids), eq(dataUploads.status, 'processing'));
  let [last, since] = [Number.NaN, performance.now()];
  while (last !== 0 && performance.now() - since < patienceMillis) {
    const now = await db.$count(dataUploads, left);
    if (now !== last) [last, since] = [now, performance.now()];
    count(sent.length - now, sent.length);
    if (now > 0) await sleep(lookMillis);
  }
}

const attempts = /^upload_processing_duration_seconds_count/;

/** What the workers tell of themselves: how often they tried, and for how long they computed. */
async function sumUp(workers: readonly WorkerProgram[]) {
  const pages = await Promise.all(workers.map(({ metricsUrl }) => scrape(metricsUrl)));
  const sum = (name: RegExp) =>
    pages
      .flatMap((page) => [...page])
      .filter(([key]) => name.test(key))
      .reduce((total, [, value]) => total + value, 0);
  return { tried: sum(attempts), cpuSeconds: sum(/^process_cpu_seconds_total/) };
}

/** Lets two workers process 1,000 small files that wait, then looks whether each was processed once. */
export async function runBacklog(options: BacklogOptions): Promise<BacklogResult> {
  const { db, backends, startWorker } = options;
  const sending = performance.now();
  const sent = await sendAll(options);
  const sentSeconds = secondsSince(sending);
  const workers = await Promise.all(Array.from({ length: backlogWorkers }, startWorker));
  const [begun, before] = [performance.now(), await sumUp(workers)];
  await waitForAll(sent, options);
  const seconds = secondsSince(begun);
  const after = await sumUp(workers);
  return {
    uploads: sent.length,
    workers: workers.length,
    rowsOfEach: sent[0]?.rows ?? 0,
    sentSeconds,
    seconds,
    uploadsPerSecond: (sent.length - before.tried) / seconds,
    cpuMillisPerUpload:
      (1000 * (after.cpuSeconds - before.cpuSeconds)) / (after.tried - before.tried),
    repeated: after.tried - sent.length,
    wrong: await faultsOfUploads(db, backends, sent),
    failed: 0,
    firstFailure: null,
  };
}
