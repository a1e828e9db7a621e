import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { codesOf, nextStatus, subscribeAt, type UploadEvent, uploadChanged } from './stream.ts';
import { setStatus } from './uploadStatus.ts';

/** Two gateways on one Redis, and nobody who processes uploads behind the test's back. */
let bed: TestBed;
let other: TestBed;
beforeAll(async () => {
  bed = await openTestBed({ env: { WORKER_ENABLED: 'false' } });
  other = await bed.another();
});
afterAll(() => bed?.close());

const follow = (person: Person, id: string, at: TestBed = bed) =>
  subscribeAt<UploadEvent>(at.url, person, uploadChanged, { id });

test('a member sees their upload as it is, then each change, and the stream completes', async () => {
  const member = await bed.newPerson('user');
  const { id } = await bed.given.upload(member.id);
  const stream = await follow(member, id);
  expect(stream.status).toBe(200);
  expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(stream.headers.get('cache-control')).toBe('no-store');
  expect(await nextStatus(stream)).toBe('PENDING');
  await setStatus(bed, id, 'processing');
  expect(await nextStatus(stream)).toBe('PROCESSING');
  await setStatus(bed, id, 'completed');
  expect(await nextStatus(stream)).toBe('COMPLETED');
  expect(await stream.rest()).toEqual([]);
  expect(stream.completed()).toBe(true);
});

test('what happens at one gateway is seen at another', async () => {
  const member = await bed.newPerson('user');
  const { id } = await bed.given.upload(member.id, { status: 'processing' });
  const streams = await Promise.all([follow(member, id), follow(member, id, other)]);
  for (const stream of streams) expect(await nextStatus(stream)).toBe('PROCESSING');
  await setStatus(other, id, 'failed');
  for (const stream of streams) {
    expect(await nextStatus(stream)).toBe('FAILED');
    expect(await stream.next()).toBeNull();
    expect(stream.completed()).toBe(true);
  }
});

test('an upload that is done already is shown once, and the stream completes', async () => {
  const member = await bed.newPerson('user');
  const { id } = await bed.given.upload(member.id, { status: 'failed' });
  const stream = await follow(member, id.toUpperCase());
  expect(await nextStatus(stream)).toBe('FAILED');
  expect(await stream.next()).toBeNull();
  expect(stream.completed()).toBe(true);
});

test('a status is not shown twice, whatever is told', async () => {
  const member = await bed.newPerson('user');
  const { id } = await bed.given.upload(member.id);
  const stream = await follow(member, id);
  for (const status of ['pending', 'pending', 'processing', 'processing', 'completed'] as const) {
    await setStatus(bed, id, status);
  }
  const shown = (await stream.rest()).map(({ data }) => data?.uploadChanged.status);
  expect(shown).toEqual([...new Set(shown)]);
  expect(shown.at(-1)).toBe('COMPLETED');
});

test('staff follow the upload of a member who consents', async () => {
  const member = await bed.newPerson('user');
  const { id } = await bed.given.upload(member.id);
  const stream = await follow(await bed.newPerson('operator'), id);
  expect(await nextStatus(stream)).toBe('PENDING');
  await setStatus(bed, id, 'completed');
  expect(await nextStatus(stream)).toBe('COMPLETED');
});

test("Z2: somebody else's upload answers exactly like one that does not exist", async () => {
  const [member, stranger] = [await bed.newPerson('user'), await bed.newPerson('user')];
  const { id } = await bed.given.upload(member.id);
  const silent = await bed.given.user({ consentStatus: false });
  const { id: hidden } = await bed.given.upload(silent.id);
  const operator = await bed.newPerson('operator');
  const answers = [];
  for (const [person, asked] of [
    [stranger, randomUUID()],
    [stranger, id],
    [operator, hidden],
  ] as const) {
    const stream = await follow(person, asked);
    answers.push({ status: stream.status, results: await stream.rest(), end: stream.completed() });
  }
  expect(answers[0]).toMatchObject({
    status: 200,
    results: [{ errors: [{ message: 'No such upload.', extensions: { code: 'NOT_FOUND' } }] }],
    end: true,
  });
  expect(answers.map((answer) => answer)).toEqual(Array(3).fill(answers[0]));
});

test('an id that is no UUID is refused as the query refuses it', async () => {
  const member = await bed.newPerson('user');
  const result = await (await follow(member, 'x')).next();
  expect(codesOf(result)).toEqual(['BAD_USER_INPUT']);
  const asked = await member.send('query ($id: ID!) { upload(id: $id) { id } }', { id: 'x' });
  expect(result?.errors?.[0]?.extensions.fields).toEqual(asked.errors[0]?.extensions.fields);
});

test('a stranger is refused with 401 before there is a stream', async () => {
  const stream = await follow(bed.anonymous, randomUUID());
  expect(stream.status).toBe(401);
  expect(stream.headers.get('content-type')).toMatch('application/json');
});
