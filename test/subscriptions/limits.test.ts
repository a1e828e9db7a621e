import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import {
  nextStatus,
  type OpenStream,
  requestStream,
  subscribeAt,
  type UploadEvent,
  uploadChanged,
} from './stream.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed({ env: { MAX_STREAMS_PER_USER: '2', WORKER_ENABLED: 'false' } });
});
afterAll(() => bed?.close());

test('an account has only so many streams at once, and another one its own', async () => {
  const [member, other] = [await bed.newPerson('user'), await bed.newPerson('user')];
  const { id } = await bed.given.upload(member.id);
  const open = (): Promise<OpenStream<UploadEvent>> =>
    subscribeAt<UploadEvent>(bed.url, member, uploadChanged, { id });
  const streams = [await open(), await open()];
  for (const stream of streams) expect(await nextStatus(stream)).toBe('PENDING');
  const refused = await requestStream(bed.url, member.token, {
    query: uploadChanged,
    variables: { id },
  });
  expect(refused.status).toBe(429);
  expect(refused.headers.get('retry-after')).toBe('60');
  expect(await refused.json()).toMatchObject({
    errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 60 } }],
  });
  const { id: theirs } = await bed.given.upload(other.id, { status: 'completed' });
  const stream = await subscribeAt<UploadEvent>(bed.url, other, uploadChanged, { id: theirs });
  expect(await nextStatus(stream)).toBe('COMPLETED');
  streams[0]?.cancel();
  await expect
    .poll(async () => {
      const again = await open();
      const { status } = again;
      again.cancel();
      return status;
    })
    .toBe(200);
  streams[1]?.cancel();
});

test('streams that have ended, well or not, are not counted', async () => {
  const member = await bed.newPerson('user');
  const { id } = await bed.given.upload(member.id, { status: 'failed' });
  for (const asked of [id, id, id, crypto.randomUUID(), 'x', crypto.randomUUID()]) {
    const stream = await subscribeAt<UploadEvent>(bed.url, member, uploadChanged, { id: asked });
    expect(stream.status).toBe(200);
    expect(await stream.rest()).toHaveLength(1);
  }
});

test('opening a stream counts as one request of the hour', async () => {
  const counting = await bed.another({ env: { MEMBER_REQUESTS_PER_HOUR: '2' } });
  const member = await counting.newPerson('user');
  const { id } = await counting.given.upload(member.id, { status: 'failed' });
  const open = () =>
    requestStream(counting.url, member.token, { query: uploadChanged, variables: { id } });
  const answers = [await open(), await open(), await open()];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
  expect(answers.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual(['1', '0', '0']);
  expect(await answers[2]?.text()).toContain('RATE_LIMITED');
});
