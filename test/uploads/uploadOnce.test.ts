import { eq } from 'drizzle-orm';
import { beforeAll, expect } from 'vitest';
import { dataUploads } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openEachStore } from './eachStore.ts';
import type { UploadBed } from './uploadBed.ts';

const { onEach, onDisk, eachBed } = openEachStore();
const hello = Buffer.from('hello');
const fifty = Array.from({ length: 50 }, (_, index) => index);

const secondGateways = new Map<UploadBed, UploadBed['bed']>();
beforeAll(async () => {
  for (const on of eachBed()) secondGateways.set(on, await on.bed.another());
});

/** A member signed in at both gateways, with a file that is there and not yet completed. */
async function arrivedFile(on: UploadBed): Promise<{ id: string; here: Person; there: Person }> {
  const here = await on.newMember();
  const there = await secondGateways.get(on)?.as(here);
  if (there === undefined) throw new Error('there is no second gateway');
  const ticket = await on.announce(here);
  expect((await on.post(ticket, hello)).status).toBe(204);
  return { id: ticket.upload.id, here, there };
}

onEach('I1: a completion fifty times at once at two gateways has one effect', async (on) => {
  const { id, here, there } = await arrivedFile(on);
  const answers = await Promise.all(
    fifty.map((index) => on.complete(index % 2 === 0 ? here : there, id)),
  );
  for (const answer of answers) {
    expect(dataOf(answer)).toEqual({ completeUpload: { id, status: 'PROCESSING' } });
  }
  expect(await on.jobsOf(id)).toEqual([{ name: 'upload.process', state: 'created' }]);
  const logs = [...on.bed.logs, ...(secondGateways.get(on)?.logs ?? [])];
  const told = logs.filter((line) => line.includes('upload.completed') && line.includes(id));
  expect(told).toHaveLength(1);
});

onDisk(
  'I1, control: a completion that looks first and writes then has many effects',
  async (on) => {
    const { id } = await arrivedFile(on);
    const { services, backends } = on.bed.gateway;
    const { db } = services;
    const seen = await Promise.all(fifty.map(() => on.rowOf(id)));
    await Promise.all(
      seen
        .filter((row) => row?.status === 'pending')
        .map(() =>
          db.transaction(async (tx) => {
            await tx
              .update(dataUploads)
              .set({ status: 'processing' })
              .where(eq(dataUploads.id, id));
            await backends.jobs.enqueue(tx, 'upload.process', { uploadId: id });
          }),
        ),
    );
    expect(await on.jobsOf(id)).toHaveLength(50);
  },
);

onEach('I1: a completion that is repeated later answers how far it has come', async (on) => {
  const { id, here } = await arrivedFile(on);
  const { db } = on.bed.gateway.services;
  dataOf(await on.complete(here, id));
  for (const status of ['processing', 'completed', 'failed'] as const) {
    await db.update(dataUploads).set({ status }).where(eq(dataUploads.id, id));
    const row = await on.rowOf(id);
    expect(dataOf(await on.complete(here, id)).completeUpload.status).toBe(status.toUpperCase());
    expect(await on.rowOf(id)).toEqual(row);
  }
  expect(await on.jobsOf(id)).toHaveLength(1);
});

onEach('P2: a completion whose job cannot be enqueued leaves the upload pending', async (on) => {
  const { id, here } = await arrivedFile(on);
  const { jobs } = on.bed.gateway.backends;
  const enqueue = jobs.enqueue;
  jobs.enqueue = () => Promise.reject(new Error('no job'));
  try {
    expect((await on.complete(here, id)).code).toBe('INTERNAL_SERVER_ERROR');
  } finally {
    jobs.enqueue = enqueue;
  }
  expect(await on.rowOf(id)).toMatchObject({ status: 'pending', s3ETag: null });
  expect(await on.jobsOf(id)).toEqual([]);
  expect(dataOf(await on.complete(here, id)).completeUpload.status).toBe('PROCESSING');
});
