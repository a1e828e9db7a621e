import { setTimeout as sleep } from 'node:timers/promises';
import { fire, type Measurement } from '../load/fire.ts';
import { homeBody } from '../load/home.ts';
import { quantileOf } from '../load/statistics.ts';
import type { Person } from '../setup/people.ts';
import { completeUpload, sendFile } from './send.ts';

/** The largest file that is accepted. */
const fileBytes = 10_485_760;
/** Files that are sent one after the other, and at once. */
const singleRuns = 5;
const membersAtOnce = 20;
/** Connections that read Home beside them. */
const readers = 4;

/** What uploads take, and what they do to everybody else. */
export interface UploadResult {
  /** From requestUpload to the answer of completeUpload, of 10 MB, alone. */
  aloneMillis: { p50: number; max: number };
  /** The same for each of 20 members at once. */
  atOnceMillis: { p50: number; max: number };
  /** Home alone, and beside 20 uploads of 10 MB at once. */
  alone: Measurement;
  beside: Measurement;
  failed: number;
  firstFailure: string | null;
}

/** A CSV of the wished size; nothing reads it here. */
const file = new Blob([Buffer.alloc(fileBytes, 'date,amount,merchant_name\n')]);

/** One upload, as a browser does it. @returns how long it took */
async function upload(url: string, member: Person): Promise<number> {
  const begun = performance.now();
  const id = await sendFile(url, member, file);
  await completeUpload(url, member, id);
  return performance.now() - begun;
}

const summaryOf = (millis: readonly number[]) => {
  const ascending = millis.toSorted((one, other) => one - other);
  return { p50: quantileOf(ascending, 0.5), max: ascending.at(-1) ?? Number.NaN };
};

/** Measures uploads of 10 MB alone, then 20 at once beside readers of Home. */
export async function runUploads(options: {
  url: string;
  members: readonly Person[];
  seconds: number;
}): Promise<UploadResult> {
  const { url, members, seconds } = options;
  const [first, ...others] = members;
  if (first === undefined || others.length < membersAtOnce) throw new Error('too few members');
  const single: number[] = [];
  for (let run = 0; run < singleRuns; run += 1) single.push(await upload(url, first));

  const asks = { headers: { ...first.headers }, body: homeBody };
  const alone = await fire({ url, connections: readers, seconds, asks });
  const besides = fire({ url, connections: readers, seconds, asks });
  await sleep(200); // until the readers are under way
  const senders = others.slice(0, membersAtOnce);
  const outcomes = await Promise.allSettled(senders.map((member) => upload(url, member)));
  const beside = await besides;
  const arrived = outcomes.flatMap((it) => (it.status === 'fulfilled' ? [it.value] : []));
  const failures = outcomes.flatMap((it) => (it.status === 'rejected' ? [String(it.reason)] : []));
  return {
    aloneMillis: summaryOf(single),
    atOnceMillis: summaryOf(arrived),
    alone,
    beside,
    failed: failures.length + alone.failed + beside.failed,
    firstFailure: failures[0] ?? alone.firstFailure ?? beside.firstFailure,
  };
}
