import { expect } from 'vitest';
import { dataOf, expectBadInput, expectRefused, unknownId } from '../harness/expectations.ts';
import { openEachStore } from './eachStore.ts';
import type { Announcement } from './uploadBed.ts';

const { onEach } = openEachStore();
const hello = Buffer.from('hello');

/** Announcements that are refused, and which field is named with what. */
const refused: Record<string, [Announcement, 'fileName' | 'fileSize', RegExp]> = {
  '11 MB': [{ fileSize: 11 * 1024 * 1024 }, 'fileSize', /at most 10485760/],
  'one byte too many': [{ fileSize: 10_485_761 }, 'fileSize', /at most 10485760/],
  '0 bytes': [{ fileSize: 0 }, 'fileSize', /at least 1/],
  'a negative size': [{ fileSize: -1 }, 'fileSize', /at least 1/],
  'the least of sizes': [{ fileSize: -2_147_483_648 }, 'fileSize', /at least 1/],
  'no extension': [{ fileName: 'transactions' }, 'fileName', /end with \.csv/],
  'another extension': [{ fileName: 'x.exe' }, 'fileName', /end with \.csv/],
  'another extension behind': [{ fileName: 'x.csv.exe' }, 'fileName', /end with \.csv/],
  'the extension of the other type': [{ fileName: 'x.json' }, 'fileName', /end with \.csv/],
  'CSV as JSON': [{ fileName: 'x.csv', fileType: 'JSON' }, 'fileName', /end with \.json/],
  'an extension without dot': [{ fileName: 'xcsv' }, 'fileName', /end with \.csv/],
  'the extension alone': [{ fileName: '.csv' }, 'fileName', /begin with a dot/],
  'no name': [{ fileName: '' }, 'fileName', /end with/],
  'spaces only': [{ fileName: '   ' }, 'fileName', /space/],
  'a space before': [{ fileName: ' x.csv' }, 'fileName', /space/],
  'a space behind': [{ fileName: 'x.csv ' }, 'fileName', /space/],
  '.': [{ fileName: '.' }, 'fileName', /dot/],
  '..': [{ fileName: '..' }, 'fileName', /dot/],
  'a hidden file': [{ fileName: '.x.csv' }, 'fileName', /dot/],
  '../': [{ fileName: '../x.csv' }, 'fileName', /folders/],
  'a slash': [{ fileName: 'a/x.csv' }, 'fileName', /folders/],
  'an absolute path': [{ fileName: '/etc/x.csv' }, 'fileName', /folders/],
  'a backslash': [{ fileName: '..\\x.csv' }, 'fileName', /folders/],
  CRLF: [{ fileName: 'x\r\nSet-Cookie: a=b.csv' }, 'fileName', /control/],
  'a line feed behind': [{ fileName: 'x.csv\n' }, 'fileName', /control/],
  NUL: [{ fileName: 'x\0.csv' }, 'fileName', /./],
  'a right-to-left mark': [{ fileName: 'x\u202Evsc.csv' }, 'fileName', /invisible/],
  'another mark of direction': [{ fileName: 'x\u200F.csv' }, 'fileName', /invisible/],
  'an isolate': [{ fileName: 'x\u2067.csv' }, 'fileName', /invisible/],
  'a byte order mark': [{ fileName: '\uFEFFx.csv' }, 'fileName', /invisible/],
  'a line separator': [{ fileName: 'x\u2028y.csv' }, 'fileName', /invisible/],
  'half of a character': [{ fileName: 'x\uD83D.csv' }, 'fileName', /./],
  'the other half': [{ fileName: 'x\uDE00.csv' }, 'fileName', /./],
  '300 characters': [{ fileName: `${'a'.repeat(296)}.csv` }, 'fileName', /at most 255 bytes/],
  '256 bytes in few characters': [
    { fileName: `${'ü'.repeat(126)}.csv` },
    'fileName',
    /at most 255 bytes/,
  ],
  'what S3 replaces by the name of the posted file': [
    { fileName: `\${filename}.csv` },
    'fileName',
    /./,
  ],
};

for (const [what, [file, field, message]] of Object.entries(refused)) {
  onEach(`U2: requestUpload refuses ${what}, and makes no row`, async (on) => {
    const member = await on.newMember();
    expectBadInput(await on.request(member, file), { [`input.${field}`]: message });
    expect(await on.rowsOf(member.id)).toEqual([]);
  });
}

onEach('a size that is no 32-bit number is refused', async (on) => {
  const member = await on.newMember();
  for (const fileSize of [2 ** 31, 2 ** 53, 1.5]) {
    expectRefused(await on.request(member, { fileSize }), 'BAD_USER_INPUT');
  }
  expect(await on.rowsOf(member.id)).toEqual([]);
});

onEach('control: exactly 10 MB, and unusual but honest names, are accepted', async (on) => {
  const member = await on.newMember();
  const names = [
    'x.csv',
    'X.CSV',
    'a..csv',
    'über 😀 (1).csv',
    "O'Neil & Söhne; 50%.csv",
    '取引.csv',
  ];
  for (const fileName of names) {
    const { upload } = await on.announce(member, { fileName, fileSize: 10_485_760 });
    expect(upload).toMatchObject({ fileName, fileSize: 10_485_760, status: 'PENDING' });
  }
  expect(await on.rowsOf(member.id)).toHaveLength(names.length);
});

onEach('without consent no file is asked for, completed or taken', async (on) => {
  const member = await on.newMember();
  const ticket = await on.announce(member);
  await on.post(ticket, hello);
  const kept = await on.kept();
  dataOf<unknown>(await member.run('RevokeConsent'));
  expectRefused(await on.request(member, {}), 'CONSENT_REQUIRED');
  expectRefused(await on.complete(member, ticket.upload.id), 'CONSENT_REQUIRED');
  const direct = await on.directly(member, 'x.csv', hello);
  expect(direct.status).toBe(403);
  expect(direct.text).toContain('"code":"CONSENT_REQUIRED"');
  const statuses = (await on.rowsOf(member.id)).map(({ status }) => status);
  expect(statuses).toEqual(['pending']);
  expect(await on.jobsOf(ticket.upload.id)).toEqual([]);
  expect(await on.kept()).toEqual(kept);
});

onEach('U3: an upload cannot be completed before its file is there', async (on) => {
  const member = await on.newMember();
  const { upload } = await on.announce(member);
  expectRefused(await on.complete(member, upload.id), 'CONFLICT');
  expect(await on.rowOf(upload.id)).toMatchObject({ status: 'pending', s3ETag: null });
  expect(await on.jobsOf(upload.id)).toEqual([]);
});

onEach('Z2: nobody completes the upload of somebody else', async (on) => {
  const [member, other] = [await on.newMember(), await on.newMember()];
  const ticket = await on.announce(member);
  await on.post(ticket, hello);
  const staff = [await on.bed.newPerson('operator'), await on.bed.newPerson('admin')];
  for (const person of [other, ...staff]) {
    const answer = await on.complete(person, ticket.upload.id);
    expectRefused(answer, 'NOT_FOUND');
    expect(answer.text).toBe((await on.complete(person, unknownId)).text);
  }
  expectRefused(await on.complete(on.bed.anonymous, ticket.upload.id), 'UNAUTHENTICATED');
  expect(await on.rowOf(ticket.upload.id)).toMatchObject({ status: 'pending' });
  expect(dataOf(await on.complete(member, ticket.upload.id)).completeUpload.status).toBe(
    'PROCESSING',
  );
});
