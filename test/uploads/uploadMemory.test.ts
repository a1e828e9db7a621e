import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../harness/client.ts';
import { isVolume } from '../harness/volume.ts';
import { type EndlessOutcome, sendEndlessly } from './endlessBody.ts';
import { multipart, multipartType } from './rawForm.ts';
import { openUploadBed, type UploadBed } from './uploadBed.ts';

/** Bodies of 1 GB are for CI: TEST_VOLUME asks for them. */
const volume = test.skipIf(!isVolume);

const megabyte = 1_048_576;
const tenMegabytes = Buffer.alloc(10 * megabyte, 'ab');

let on: UploadBed;
let member: Person;
let idleBytes: number;

/** A form up to where its last part begins, which never ends. */
const openForm = (parts: readonly string[]) =>
  multipart(parts).replace(/\r\n--[^\r\n]*--\r\n$/, '');

const fieldPart = ({ name, value }: { name: string; value: string }) =>
  `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`;

const filePart =
  'Content-Disposition: form-data; name="file"; filename="x.csv"\r\nContent-Type: text/csv\r\n\r\n';

beforeAll(async () => {
  if (!isVolume) return;
  on = await openUploadBed('disk');
  member = await on.newMember();
  // What the first uploads load and allocate belongs to the idle level.
  for (let round = 0; round < 3; round += 1) {
    await on.send(member, tenMegabytes);
    await on.directly(member, 'x.csv', tenMegabytes);
  }
  idleBytes = process.memoryUsage().rss;
});
afterAll(() => on?.close());

function expectCutOff({ takenBytes, peakBytes, status }: EndlessOutcome): void {
  expect(takenBytes).toBeLessThan(32 * megabyte);
  expect(peakBytes - idleBytes).toBeLessThan(50 * megabyte);
  // The answer, unless the reset overtook it.
  if (status !== null) expect([400, 401, 413]).toContain(status);
}

async function expectAllWell(kept: string[]): Promise<void> {
  expect(await on.kept()).toEqual(kept);
  await on.send(member, tenMegabytes);
  expect((await on.directly(member, 'x.csv', tenMegabytes)).status).toBe(201);
}

volume(
  'a form of 1 GB for a ticket of 10 MB is cut off, and memory stays what it was',
  async () => {
    const ticket = await on.announce(member, { fileSize: tenMegabytes.length });
    const kept = await on.kept();
    const head = openForm([...ticket.fields.map(fieldPart), filePart]);
    expectCutOff(await sendEndlessly(ticket.url, { 'content-type': multipartType }, head));
    expect((await on.rowOf(ticket.upload.id))?.status).toBe('pending');
    await expectAllWell(kept);
  },
);

volume('a file of 1 GB through the gateway is cut off, and memory stays what it was', async () => {
  const kept = await on.kept();
  const headers = { 'content-type': multipartType, authorization: `Bearer ${member.token}` };
  expectCutOff(await sendEndlessly(`${on.bed.url}/uploads`, headers, openForm([filePart])));
  await expectAllWell(kept);
});

volume("1 GB of a stranger's is cut off, and memory stays what it was", async () => {
  const kept = await on.kept();
  const headers = { 'content-type': multipartType };
  expectCutOff(await sendEndlessly(`${on.bed.url}/uploads`, headers, openForm([filePart])));
  await expectAllWell(kept);
});

/** Bodies that never come to their file. */
const fileless: Record<string, string> = {
  'a field': openForm([fieldPart({ name: 'key', value: 'x' })]),
  'what stands before the first part': 'x',
  'the head of a part': openForm(['Content-Disposition: form-data; name="']).trimEnd(),
};

for (const [where, head] of Object.entries(fileless)) {
  volume(`1 GB in ${where} of a form is cut off, and memory stays what it was`, async () => {
    const ticket = await on.announce(member);
    const kept = await on.kept();
    const authorization = `Bearer ${member.token}`;
    for (const url of [ticket.url, `${on.bed.url}/uploads`]) {
      const headers = { 'content-type': multipartType, authorization };
      expectCutOff(await sendEndlessly(url, headers, head));
    }
    await expectAllWell(kept);
  });
}
