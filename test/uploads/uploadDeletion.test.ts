import { Readable } from 'node:stream';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { dataOf } from '../harness/expectations.ts';
import { TcpProxy } from '../harness/tcpProxy.ts';
import { hasStrictS3, strictS3 } from '../storage/strictS3.ts';
import { deletions, makeDeletionsDue } from './deletionJobs.ts';
import { download } from './download.ts';
import { openEachStore } from './eachStore.ts';
import { openUploadBed, type UploadBed } from './uploadBed.ts';

const { onEach } = openEachStore({ env: { WORKER_ENABLED: 'true' } });
const hello = Buffer.from('hello');

/** As long as an upload is being processed Parquet may come of it: files are then looked for twice. */
const waitForProcessing = async (on: UploadBed, userId: string) => {
  for (const { id } of await on.rowsOf(userId)) {
    const states = async () => (await on.jobsOf(id)).map(({ state }) => state);
    await expect.poll(states, { timeout: 10_000 }).toEqual(['completed']);
  }
};

onEach('deleting an account deletes its files and jobs, and those of nobody else', async (on) => {
  const [member, other] = [await on.newMember(), await on.newMember()];
  const theirs = await on.send(other, hello);
  const before = await on.kept();
  const mine = [await on.send(member, hello), await on.send(member, hello)];
  await on.post(mine[0] ?? theirs, Buffer.from('again'));
  await on.directly(member, 'x.csv', hello);
  const link = await on.downloadUrl(member, mine[0]?.upload.id ?? '');
  expect((await download(link)).status).toBe(200);
  expect((await on.kept()).length).toBeGreaterThan(before.length);
  await waitForProcessing(on, member.id);
  dataOf<unknown>(await member.run('DeleteAccount'));
  expect(await on.kept()).toEqual(before);
  expect((await download(link)).status).toBe(404);
  expect(await on.rowsOf(member.id)).toEqual([]);
  for (const { upload } of mine) expect(await on.jobsOf(upload.id)).toEqual([]);
  expect(await deletions(on)).toEqual([]);
  expect(await on.jobsOf(theirs.upload.id)).toHaveLength(1);
  expect((await download(await on.downloadUrl(other, theirs.upload.id))).body).toEqual(hello);
});

onEach(
  'a file that comes after its member has left is removed when tickets have ended',
  async (on) => {
    const member = await on.newMember();
    const before = await on.kept();
    const ticket = await on.announce(member);
    const { s3Key: key = '' } = (await on.rowOf(ticket.upload.id)) ?? {};
    dataOf<unknown>(await member.run('DeleteAccount'));
    const [later, ...others] = await deletions(on);
    expect(others).toEqual([]);
    expect(later?.minutes).toBeGreaterThan(15);
    expect(later?.data).not.toContain(member.id);

    expect((await on.post(ticket, hello)).status).toBe(on.kind === 'disk' ? 409 : 204);
    // As by a form whose sending began before the account was deleted.
    const meta = { contentType: 'text/csv', sizeBytes: hello.length };
    await on.store.write({ bucket: on.bucket, key }, Readable.from([hello]), meta);
    expect(await on.kept()).not.toEqual(before);
    await makeDeletionsDue(on);
    await expect.poll(() => on.kept(), { timeout: 15_000, interval: 200 }).toEqual(before);
    await expect.poll(() => deletions(on), { timeout: 5000 }).toEqual([]);
  },
);

test.skipIf(!hasStrictS3)(
  'R5: an account that is deleted while S3 is away is gone, and its files follow',
  async () => {
    const proxy = await TcpProxy.open(strictS3.endpoint ?? '');
    const endpoint = proxy.url.replace(/\/$/, '');
    const on = await openUploadBed('s3', { env: { WORKER_ENABLED: 'true' }, endpoint });
    try {
      const member = await on.newMember();
      await on.send(member, hello);
      await waitForProcessing(on, member.id);
      const kept = await on.kept();
      expect(kept).toHaveLength(1);
      await proxy.refuse();
      expect(dataOf(await member.run('DeleteAccount'))).toEqual({ deleteAccount: true });
      expect((await member.run('Home')).status).toBe(401);
      expect(await on.rowsOf(member.id)).toEqual([]);
      expect(await on.kept()).toEqual(kept);
      expect(await deletions(on)).toHaveLength(1);
      await proxy.restore();
      await expect.poll(() => on.kept(), { timeout: 25_000, interval: 200 }).toEqual([]);
      await expect.poll(() => deletions(on), { timeout: 5000 }).toEqual([]);
    } finally {
      await on.close();
      await proxy.close();
    }
  },
  60_000,
);

test('the clean-up stands in the schedule, every ten minutes', async () => {
  const on = await openUploadBed('disk', { env: { WORKER_ENABLED: 'true' } });
  try {
    const rows = await on.bed.gateway.services.db.execute<{ cron: string; timezone: string }>(
      sql`select cron, timezone from pgboss.schedule where name = 'uploads.cleanup'`,
    );
    expect([...rows]).toEqual([{ cron: '*/10 * * * *', timezone: 'UTC' }]);
  } finally {
    await on.close();
  }
});
