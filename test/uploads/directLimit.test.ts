import { afterAll, beforeAll, expect, test } from 'vitest';
import { errorOf } from './formExpectations.ts';
import { openUploadBed, type UploadBed } from './uploadBed.ts';

let on: UploadBed;
beforeAll(async () => {
  on = await openUploadBed('disk', { env: { MEMBER_REQUESTS_PER_HOUR: '3' } });
});
afterAll(() => on.close());

const hello = Buffer.from('hello');

test('a file through the gateway counts as a request, and is refused beyond the limit', async () => {
  const member = await on.newMember();
  for (const remaining of ['2', '1', '0']) {
    const { status, headers } = await on.directly(member, 'x.csv', hello);
    expect(status).toBe(201);
    expect(headers.get('ratelimit-limit')).toBe('3');
    expect(headers.get('ratelimit-remaining')).toBe(remaining);
  }
  const kept = await on.kept();
  const answer = await on.directly(member, 'x.csv', hello);
  expect(answer.status).toBe(429);
  expect(errorOf(answer).extensions).toMatchObject({
    code: 'RATE_LIMITED',
    retryAfterSeconds: expect.any(Number),
  });
  expect(await on.kept()).toEqual(kept);
  expect(await on.rowsOf(member.id)).toHaveLength(3);
});
