import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataOf, expectBadInput, expectRefused, unknownId } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

test('Uploads lists the own uploads, the latest first', async () => {
  const row = await bed.given.user();
  const early = await bed.given.upload(row.id, { createdAt: new Date('2026-01-01T00:00:00Z') });
  const processedAt = new Date('2026-02-01T00:00:05Z');
  const late = await bed.given.upload(row.id, {
    fileName: 'März "2026" <b>.json',
    fileType: 'json',
    status: 'completed',
    createdAt: new Date('2026-02-01T00:00:00Z'),
    processedAt,
  });
  await bed.given.upload((await bed.given.user()).id);
  expect(dataOf(await (await bed.as(row)).run('Uploads'))).toEqual({
    me: {
      id: row.id,
      uploads: {
        totalCount: 2,
        nodes: [
          {
            id: late.id,
            fileName: 'März "2026" <b>.json',
            status: 'COMPLETED',
            createdAt: '2026-02-01T00:00:00.000Z',
            processedAt: processedAt.toISOString(),
          },
          {
            id: early.id,
            fileName: 'transactions.csv',
            status: 'PENDING',
            createdAt: '2026-01-01T00:00:00.000Z',
            processedAt: null,
          },
        ],
        pageInfo: { hasNextPage: false, endCursor: expect.any(String) },
      },
    },
  });
});

test('Uploads before the first is empty, and refused to a stranger', async () => {
  const member = await bed.newPerson('user');
  expect(dataOf(await member.run('Uploads'))).toMatchObject({
    me: { uploads: { totalCount: 0, nodes: [] } },
  });
  expectRefused(await bed.anonymous.run('Uploads'), 'UNAUTHENTICATED');
});

test('Uploads names a page size out of range and a malformed cursor', async () => {
  const member = await bed.newPerson('user');
  expectBadInput(await member.run('Uploads', { first: 0 }), { first: 'must be at least 1' });
  expectBadInput(await member.run('Uploads', { after: 'x' }), { after: /cursor/ });
});

test('UploadStatus shows every status with its format', async () => {
  const row = await bed.given.user();
  const member = await bed.as(row);
  for (const status of ['pending', 'processing', 'completed', 'failed'] as const) {
    const upload = await bed.given.upload(row.id, {
      status,
      fileType: 'json',
      fileSizeBytes: 10_485_760,
    });
    for (const id of [upload.id, upload.id.toUpperCase()]) {
      expect(dataOf(await member.run('UploadStatus', { id }))).toEqual({
        upload: {
          id: upload.id,
          fileName: 'transactions.csv',
          fileSize: 10_485_760,
          fileType: 'JSON',
          status: status.toUpperCase(),
          validationErrors: [],
          createdAt: upload.createdAt.toISOString(),
          processedAt: null,
          downloadUrl: null,
        },
      });
    }
  }
});

test('UploadStatus of a failed file tells its faults, and how many there are in all', async () => {
  const row = await bed.given.user();
  const errors = [
    { row: null, field: null, message: 'The header row is missing: add one.' },
    { row: 3, field: 'amount', message: '"ten" is no number' },
  ];
  const { id } = await bed.given.upload(row.id, {
    status: 'failed',
    validationErrors: { errors, count: 250 },
  });
  const member = await bed.as(row);
  expect(dataOf(await member.run('UploadStatus', { id }))).toMatchObject({
    upload: { validationErrors: errors },
  });
  const document = 'query ($id: ID!) { upload(id: $id) { validationErrorCount } }';
  expect(dataOf(await member.send(document, { id }))).toEqual({
    upload: { validationErrorCount: 250 },
  });
});

test('staff read the uploads of a member who consents, and of no other', async () => {
  const consenting = await bed.given.user();
  const silent = await bed.given.user({ consentStatus: false });
  const [open, hidden] = [await bed.given.upload(consenting.id), await bed.given.upload(silent.id)];
  for (const role of ['operator', 'admin'] as const) {
    const person = await bed.newPerson(role);
    expect(dataOf(await person.run('UploadStatus', { id: open.id }))).toMatchObject({
      upload: { id: open.id },
    });
    const answer = await person.run('UploadStatus', { id: hidden.id });
    expectRefused(answer, 'NOT_FOUND');
    expect(answer.text).toBe((await person.run('UploadStatus', { id: unknownId })).text);
  }
  const own = await (await bed.as(silent)).run('UploadStatus', { id: hidden.id });
  expect(dataOf(own)).toMatchObject({ upload: { id: hidden.id } });
});

test('UploadStatus answers null with NOT_FOUND for an unknown id and for one of somebody else', async () => {
  const other = await bed.given.upload((await bed.given.user()).id);
  const member = await bed.newPerson('user');
  for (const id of [unknownId, other.id]) {
    const answer = await member.run('UploadStatus', { id });
    expect(expectRefused(answer, 'NOT_FOUND')).toMatchObject({ path: ['upload'] });
    expect(answer.data).toEqual({ upload: null });
  }
});

test('UploadStatus names a malformed id', async () => {
  const member = await bed.newPerson('user');
  for (const id of ['', 'x', `${unknownId}\n`]) {
    expectBadInput(await member.run('UploadStatus', { id }), { id: 'must be a UUID' });
  }
});
