import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { dataOf } from '../harness/expectations.ts';
import { csvOf, ordinaryMonths } from '../processing/exports.ts';
import { ended, recordsOf } from '../processing/processingBed.ts';
import { openUploadBed, type UploadBed } from '../uploads/uploadBed.ts';

/** A small file system of its own, which CI mounts. */
const smallDisk = process.env.TEST_SMALL_DISK;
const { TMPDIR } = process.env;

const bytes = Buffer.concat([csvOf(ordinaryMonths(1, 6)), Buffer.alloc(300_000, '\n')]);

let on: UploadBed;

beforeAll(async () => {
  if (smallDisk === undefined) return;
  // Where files are kept, and where they are worked on.
  process.env.TMPDIR = smallDisk;
  on = await openUploadBed('disk', { env: { WORKER_ENABLED: 'true' } });
});
afterAll(async () => {
  await on?.close();
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
});

const ballast = () => join(smallDisk ?? '', 'ballast');

/** Fills the disk to its last byte. */
async function fill(): Promise<void> {
  for (const size of [1_000_000, 10_000, 100]) {
    const more = Buffer.alloc(size);
    const add = () => writeFile(ballast(), more, { flag: 'a' }).then(() => true);
    while (await add().catch(() => false));
  }
}
const empty = () => rm(ballast(), { force: true });
afterEach(empty);
const healthOf = async () => (await fetch(`${on.bed.url}/healthz`)).status;

test.skipIf(smallDisk === undefined)(
  'R6: a full disk refuses a file for now, keeps nothing of it, and takes it later',
  async () => {
    const member = await on.newMember();
    const ticket = await on.announce(member, { fileSize: bytes.length });
    const before = await on.kept();
    await fill();
    expect(await on.post(ticket, bytes)).toMatchObject({ status: 503 });
    expect((await on.directly(member, 'mine.csv', bytes)).status).toBe(503);
    expect(await healthOf()).toBe(200);
    expect((await member.run('Home')).status).toBe(200);
    expect(await on.kept()).toEqual(before);
    await empty();
    expect(await on.post(ticket, bytes)).toMatchObject({ status: 204 });
    dataOf(await on.complete(member, ticket.upload.id));
    expect(await ended(member, ticket.upload.id)).toMatchObject({ status: 'COMPLETED' });
  },
);

test.skipIf(smallDisk === undefined)(
  'R6: a worker without room tries again, and then imports everything once',
  async () => {
    const member = await on.newMember();
    const ticket = await on.announce(member, { fileSize: bytes.length });
    await on.post(ticket, bytes);
    await fill();
    const { id } = ticket.upload;
    dataOf(await on.complete(member, id));
    await expect
      .poll(() => on.jobsOf(id), { timeout: 10_000 })
      .toEqual([{ name: 'upload.process', state: 'retry' }]);
    expect(await on.rowOf(id)).toMatchObject({ status: 'processing' });
    expect(await recordsOf(on.bed, member.id)).toMatchObject({ history: [], recommendations: [] });
    expect(await healthOf()).toBe(200);
    await empty();
    await on.bed.gateway.services.db.execute(
      sql`update pgboss.job set start_after = now() where data ->> 'uploadId' = ${id}`,
    );
    expect(await ended(member, id)).toMatchObject({ status: 'COMPLETED' });
    expect(await recordsOf(on.bed, member.id)).toMatchObject({ history: [{ personaId: 5 }] });
  },
);
