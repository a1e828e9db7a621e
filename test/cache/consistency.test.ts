import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '../../src/demo/random.ts';
import type { TcpProxy } from '../harness/tcpProxy.ts';
import { fewOrMany } from '../harness/volume.ts';
import { type GatewayPair, openGatewayPair } from './gatewayPair.ts';
import { takeLeaseOut } from './naiveReadThrough.ts';
import {
  atBoth,
  consentingMember,
  consentVersions,
  type GatewayIndex,
  profiledMember,
  reviewedMember,
  type Subject,
} from './subjects.ts';

const seed = Number(process.env.CACHE_TEST_SEED ?? Math.floor(Math.random() * 2 ** 32));
const reads = fewOrMany(400, 1000);
const writes = reads / 5;
/** On a machine of its own a run takes 5 s at most. */
const timeout = 60_000;
const lanes = 12;
/** Where a stale read can happen a run may yet miss it: on a slow machine few fills outlive a write. */
const controlRounds = fewOrMany(30, 12);

let pair: GatewayPair;

beforeAll(async () => {
  pair = await openGatewayPair({ CONSENT_VERSIONS: consentVersions });
});
afterAll(() => pair.close());

interface Step {
  kind: 'read' | 'write';
  subject: number;
  gateway: GatewayIndex;
  pauseMillis: number;
}

/** The steps of a run, from the seed alone. */
function planFrom(random: Random, subjects: number): Step[] {
  let writesLeft = writes;
  let hot = 0;
  return Array.from({ length: reads + writes }, (_, index): Step => {
    const isWrite = random.chance(writesLeft / (reads + writes - index));
    if (isWrite) writesLeft -= 1;
    // Two members at a time have most of the traffic: reads and writes of one must meet.
    if (random.chance(1 / 30)) hot = random.int(0, subjects - 1);
    return {
      kind: isWrite ? 'write' : 'read',
      subject: (hot + random.int(0, 1)) % subjects,
      gateway: random.pick([0, 1]),
      pauseMillis: random.int(0, 4),
    };
  });
}

/**
 * Every third statement that comes alone has its answer held back, so that a fill outlives the write
 * beside it; the later statements of a transaction follow each other at once.
 */
function unsteady(random: Random): TcpProxy['delayMillis'] {
  return ({ way, idleMillis }) =>
    way === 'response' && idleMillis > 15 && random.chance(1 / 3) ? random.int(10, 60) : 0;
}

async function makeSubjects(): Promise<Subject[]> {
  const operators = await atBoth(pair, await pair.beds[0].given.staff());
  return Promise.all([
    reviewedMember(pair, operators),
    reviewedMember(pair, operators),
    profiledMember(pair),
    profiledMember(pair),
    consentingMember(pair),
    consentingMember(pair),
  ]);
}

/** Runs the plan in several lanes at once. @returns the first thing that was wrong with a read */
async function run(round = 0): Promise<string | null> {
  const subjects = await makeSubjects();
  const random = new Random(String(seed + round));
  const plan = planFrom(random, subjects.length);
  pair.postgres.delayMillis = unsteady(random);
  let fault: string | null = null;
  const lane = async () => {
    for (let step = plan.shift(); step !== undefined && !fault; step = plan.shift()) {
      const subject = subjects[step.subject];
      await sleep(step.pauseMillis);
      if (step.kind === 'write') await subject?.write(step.gateway);
      else fault ??= (await subject?.read(step.gateway)) ?? null;
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, lane));
  } finally {
    pair.postgres.delayMillis = () => 0;
  }
  return fault;
}

test(`two gateways, ${reads} reads among ${writes} writes: no read shows what was before an answered write`, {
  timeout,
}, async () => {
  expect(await run(), `CACHE_TEST_SEED=${seed}`).toBeNull();
});

test('negative control: with the lease taken out, such plans find a stale read', {
  timeout: controlRounds * timeout,
}, async () => {
  const undo = await Promise.all(pair.beds.map(takeLeaseOut));
  let fault: string | null = null;
  for (let round = 0; round < controlRounds && fault === null; round += 1) fault = await run(round);
  for (const putLeaseBack of undo) await putLeaseBack();
  expect(fault, `CACHE_TEST_SEED=${seed}`).toMatch(/ showed version \d+ when /);
});
