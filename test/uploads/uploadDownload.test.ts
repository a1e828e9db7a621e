import { expect } from 'vitest';
import { dataOf, expectRefused, unknownId } from '../harness/expectations.ts';
import { download, savedName } from './download.ts';
import { openEachStore } from './eachStore.ts';

const bytes = Buffer.from('date,amount\n2026-01-02,12.50\n');
const { onEach, onDisk } = openEachStore();

/** Names, and how the gateway itself announces them to the browser. */
const dispositions: Record<string, string> = {
  'plain.csv': 'attachment; filename=plain.csv',
  'naïve "quote".csv':
    'attachment; filename="na?ve \\"quote\\".csv"; filename*=UTF-8\'\'na%C3%AFve%20%22quote%22.csv',
  '2026 — Überweisungen; a=b, 100%.csv':
    'attachment; filename="2026 ? ?berweisungen; a=b, 100%.csv"; filename*=UTF-8\'\'2026%20%E2%80%94%20%C3%9Cberweisungen%3B%20a%3Db%2C%20100%25.csv',
  '<script>.csv': 'attachment; filename="<script>.csv"',
  '取引.csv': 'attachment; filename="??.csv"; filename*=UTF-8\'\'%E5%8F%96%E5%BC%95.csv',
};

for (const [fileName, disposition] of Object.entries(dispositions)) {
  onEach(`U2: ${fileName} is downloaded as an attachment with a safe name`, async (on) => {
    const member = await on.newMember();
    const { upload } = await on.send(member, bytes, { fileName });
    const { headers, body } = await download(await on.downloadUrl(member, upload.id));
    expect(body.equals(bytes)).toBe(true);
    const header = headers.get('content-disposition') ?? '';
    expect(header).toMatch(/^attachment; filename/);
    expect(savedName(header)).toBe(fileName);
    if (on.kind !== 'disk') return;
    expect(header).toBe(disposition);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
}

/** 255 bytes with `.csv`, as many as there may be. */
const longestStems = { 'two bytes': `a${'ü'.repeat(125)}`, 'percent signs': '%'.repeat(251) };

for (const [letters, stem] of Object.entries(longestStems)) {
  onEach(`U2: the longest name, of ${letters}, goes all the way`, async (on) => {
    const member = await on.newMember();
    const fileName = `${stem}.csv`;
    const { upload } = await on.send(member, bytes, { fileName });
    const { headers, body } = await download(await on.downloadUrl(member, upload.id));
    expect(body.equals(bytes)).toBe(true);
    expect(savedName(headers.get('content-disposition') ?? '')).toBe(fileName);
  });
}

onEach('Z2: only the owner, and staff while the member consents, get a link', async (on) => {
  const member = await on.newMember();
  const { upload } = await on.send(member, bytes);
  const { id } = upload;
  const [operator, other] = [await on.bed.newPerson('operator'), await on.newMember()];
  expect((await download(await on.downloadUrl(operator, id))).body.equals(bytes)).toBe(true);
  const unknown = await other.run('UploadStatus', { id: unknownId });
  expect((await other.run('UploadStatus', { id })).text).toBe(unknown.text);
  expectRefused(await on.bed.anonymous.run('UploadStatus', { id }), 'UNAUTHENTICATED');
  dataOf<unknown>(await member.run('RevokeConsent'));
  expectRefused(await operator.run('UploadStatus', { id }), 'NOT_FOUND');
  expectRefused(await (await on.bed.newPerson('admin')).run('UploadStatus', { id }), 'NOT_FOUND');
  expect((await download(await on.downloadUrl(member, id))).body.equals(bytes)).toBe(true);
});

onEach('a link that was changed opens nothing', async (on) => {
  const member = await on.newMember();
  const [one, another] = [await on.send(member, bytes), await on.send(member, bytes)];
  const link = (await on.downloadUrl(member, one.upload.id)) ?? '';
  expect((await download(link)).status).toBe(200);
  const changed = [
    link.replace(one.upload.id, another.upload.id),
    link.replace('transactions.csv', 'other.csv'),
    link.replace(on.bucket, `${on.bucket}x`),
    link.replace(/(expires|X-Amz-Expires)=[^&]+/i, '$1=9999'),
    link.replace(/(signature=)(.)/i, (_, name, first) => `${name}${first === '_' ? '-' : '_'}`),
    link.split('?')[0] ?? '',
  ];
  for (const url of changed) {
    expect(url).not.toBe(link);
    const { status, body } = await download(url);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body.includes(bytes)).toBe(false);
  }
});

onDisk('a link opens nothing after 15 minutes', async (on) => {
  const member = await on.newMember();
  const { upload } = await on.send(member, bytes);
  const link = await on.downloadUrl(member, upload.id);
  on.passMinutes(14.9);
  expect((await download(link)).status).toBe(200);
  on.passMinutes(0.2);
  const { status, body } = await download(link);
  expect(status).toBe(403);
  const errors = [{ message: 'The link has expired.', extensions: { code: 'FORBIDDEN' } }];
  expect(JSON.parse(body.toString())).toEqual({ errors });
  const again = await on.bed.as(member);
  expect((await download(await on.downloadUrl(again, upload.id))).status).toBe(200);
});
