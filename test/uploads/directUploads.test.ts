import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, vi } from 'vitest';
import { download } from './download.ts';
import { openEachStore } from './eachStore.ts';
import { errorOf } from './formExpectations.ts';
import { postRaw } from './rawForm.ts';
import type { FormAnswer } from './ticketForm.ts';
import type { UploadBed } from './uploadBed.ts';

const { onEach } = openEachStore();
const hello = Buffer.from('hello');

/** Temporary files of these tests alone. */
let temporary: string;
beforeAll(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'spendsense-direct-'));
  vi.stubEnv('TMPDIR', temporary);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(temporary, { recursive: true, force: true });
});

interface Told {
  upload: { id: string; status: string; fileName: string; fileSize: number; fileType: string };
}

const toldIn = ({ status, text }: FormAnswer) => {
  expect({ status, text }).toEqual({ status: 201, text });
  return (JSON.parse(text) as Told).upload;
};

/** Expects a refusal in the shape of errors, and nothing left of the file anywhere. */
async function expectRefused(
  on: UploadBed,
  answer: FormAnswer,
  { status, code, kept, of }: { status: number; code: string; kept: string[]; of: string },
) {
  expect({ status: answer.status, code: errorOf(answer).extensions.code }).toEqual({
    status,
    code,
  });
  expect(await on.kept()).toEqual(kept);
  expect(await readdir(temporary)).toEqual([]);
  expect(await on.rowsOf(of)).toEqual([]);
}

onEach('a file through the gateway is processing at once', async (on) => {
  const member = await on.newMember();
  for (const [fileName, fileType] of [
    ['x.csv', 'CSV'],
    ['März 取引 (1).JSON', 'JSON'],
  ] as const) {
    const told = toldIn(await on.directly(member, fileName, hello));
    const { id } = told;
    expect(told).toEqual({ id, status: 'PROCESSING', fileName, fileSize: 5, fileType });
    const key = `uploads/${member.id}/${id}/${fileName}`;
    expect(await on.rowOf(id)).toMatchObject({ s3Key: key, s3ETag: expect.any(String) });
    expect(await on.jobsOf(id)).toEqual([{ name: 'upload.process', state: 'created' }]);
    expect((await download(await on.downloadUrl(member, id))).body).toEqual(hello);
  }
  expect(await readdir(temporary)).toEqual([]);
});

onEach('a file of exactly 10 MB comes through the gateway whole', async (on) => {
  const member = await on.newMember();
  const bytes = Buffer.alloc(10_485_760, 'ab');
  const { id, fileSize } = toldIn(await on.directly(member, 'x.csv', bytes));
  expect(fileSize).toBe(10_485_760);
  const { body } = await download(await on.downloadUrl(member, id));
  expect(body.equals(bytes)).toBe(true);
});

onEach('a file through the gateway that is one byte too large is refused with 413', async (on) => {
  const member = await on.newMember();
  const kept = await on.kept();
  const answer = await on.directly(member, 'x.csv', Buffer.alloc(10_485_761));
  const [status, code] = [413, 'PAYLOAD_TOO_LARGE'];
  await expectRefused(on, answer, { status, code, kept, of: member.id });
  expect(errorOf(answer).message).toContain('at most 10485760 bytes');
});

onEach('a file through the gateway needs an access token that is alive', async (on) => {
  const member = await on.newMember();
  const kept = await on.kept();
  const [status, code] = [401, 'UNAUTHENTICATED'];
  const stranger = await on.directly(on.bed.anonymous, 'x.csv', hello);
  await expectRefused(on, stranger, { status, code, kept, of: member.id });
  const forged = await on.directly({ ...member, token: `${member.token}x` }, 'x.csv', hello);
  await expectRefused(on, forged, { status, code, kept, of: member.id });
  on.passMinutes(16);
  const expired = await on.directly(member, 'x.csv', hello);
  await expectRefused(on, expired, { status, code, kept, of: member.id });
});

/** Heads of the file's part, with what they are named in titles by. */
const heads: Record<string, string> = {
  '../': 'filename="../../x.csv"',
  'an absolute path': 'filename="/etc/x.csv"',
  'another extension': 'filename="x.exe"',
  'no extension': 'filename="csv"',
  'an empty name': 'filename=""',
  'no name': '',
  'a hidden name': 'filename=".csv"',
  CRLF: "filename*=UTF-8''x%0D%0Ay.csv",
  NUL: "filename*=UTF-8''x%00.csv",
  'a right-to-left mark': 'filename="x\u202Evsc.csv"',
  'an encoded right-to-left mark': "filename*=UTF-8''x%E2%80%AEvsc.csv",
  'bad UTF-8': "filename*=UTF-8''x%ff%fe.csv.exe",
  '300 characters': `filename="${'a'.repeat(296)}.csv"`,
};

for (const [what, head] of Object.entries(heads)) {
  onEach(`U2: a file through the gateway with ${what} is refused`, async (on) => {
    const member = await on.newMember();
    const kept = await on.kept();
    const disposition = `form-data; name="file"; ${head}`.replace(/; $/, '');
    const answer = await postRaw(`${on.bed.url}/uploads`, member.token, [
      `Content-Disposition: ${disposition}\r\nContent-Type: application/octet-stream\r\n\r\nhello`,
    ]);
    const [status, code] = [400, 'BAD_USER_INPUT'];
    await expectRefused(on, answer, { status, code, kept, of: member.id });
    expect(errorOf(answer).extensions).toMatchObject({ fields: [{ path: 'file' }] });
  });
}

onEach('an empty file, or none, through the gateway is refused', async (on) => {
  const member = await on.newMember();
  const kept = await on.kept();
  const [status, code] = [400, 'BAD_USER_INPUT'];
  const empty = await on.directly(member, 'x.csv', Buffer.alloc(0));
  await expectRefused(on, empty, { status, code, kept, of: member.id });
  const field = 'Content-Disposition: form-data; name="file"\r\n\r\nhello';
  const none = await postRaw(`${on.bed.url}/uploads`, member.token, [field]);
  await expectRefused(on, none, { status, code, kept, of: member.id });
});

onEach('what is no form is refused by the gateway, and it goes on', async (on) => {
  const member = await on.newMember();
  const kept = await on.kept();
  for (const [type, body] of [
    ['application/json', '{}'],
    ['text/plain', 'hello'],
    ['text/csv', 'hello'],
    ['multipart/form-data', 'no boundary'],
    ['multipart/form-data; boundary=b', 'no part'],
    ['multipart/form-data; boundary=b', '--b\r\nContent-Disposition: form-data; name="file"; f'],
  ] as const) {
    const headers = { 'content-type': type, authorization: `Bearer ${member.token}` };
    const response = await fetch(`${on.bed.url}/uploads`, { method: 'POST', headers, body });
    const answer = { status: response.status, headers, text: await response.text() };
    expect(answer).toMatchObject({ status: expect.toSatisfy((it) => it >= 400 && it < 500) });
    errorOf({ ...answer, headers: response.headers });
  }
  expect(await on.kept()).toEqual(kept);
  expect(await readdir(temporary)).toEqual([]);
  toldIn(await on.directly(member, 'x.csv', hello));
});
