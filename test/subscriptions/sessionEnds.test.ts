import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimsOf } from '../cache/claims.ts';
import { type Answer, type Person, send } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import {
  codesOf,
  nextCount,
  nextStatus,
  type QueueEvent,
  reviewQueueChanged,
  subscribeAt,
  type UploadEvent,
  uploadChanged,
} from './stream.ts';
import { setStatus } from './uploadStatus.ts';

/** The stream is at one gateway; what ends it happens at another. */
let bed: TestBed;
let other: TestBed;
let admin: Person;
beforeAll(async () => {
  bed = await openTestBed({ env: { WORKER_ENABLED: 'false' } });
  other = await bed.another();
  admin = await other.newPerson('admin');
});
afterAll(() => bed?.close());

/** The same session, at the other gateway. */
type Act = (elsewhere: (query: string) => Promise<Answer>, person: Person) => Promise<Answer>;

const ends: Record<string, Act> = {
  'the person signs out': (elsewhere) => elsewhere('mutation { logout }'),
  'the person signs out everywhere': (elsewhere) => elsewhere('mutation { logoutEverywhere }'),
  'the session is revoked': (elsewhere, person) =>
    elsewhere(`mutation { revokeSession(id: "${claimsOf(person).sid}") }`),
  'the password is changed': (elsewhere) =>
    elsewhere(`mutation {
      changePassword(input: { newPassword: "a wholly new and long one" }) { accessToken }
    }`),
  'the account is banned': (_, { id }) =>
    admin.send(`mutation { banUser(input: { userId: "${id}" }) { id } }`),
  'the account gets another role': (_, { id }) =>
    admin.send(`mutation { setRole(input: { userId: "${id}", role: ADMIN }) { id } }`),
  'the account is deleted': (elsewhere) => elsewhere('mutation { deleteAccount }'),
};

test.each(Object.entries(ends))('S6: a stream ends when %s, elsewhere', async (_, act) => {
  const account = await bed.given.user({ role: 'operator' });
  const person = await bed.as(account);
  const { id } = await bed.given.upload(account.id);
  const upload = await subscribeAt<UploadEvent>(bed.url, person, uploadChanged, { id });
  const queue = await subscribeAt<QueueEvent>(bed.url, person, reviewQueueChanged);
  expect(await nextStatus(upload)).toBe('PENDING');
  expect(await nextCount(queue)).toBe(0);
  const answer = await act((query) => send(other.url, query, {}, { token: person.token }), person);
  expect(answer.errors).toEqual([]);
  for (const stream of [upload, queue]) {
    const results = await stream.rest();
    expect(results).toHaveLength(1);
    expect(codesOf(results[0] ?? null)).toEqual(['UNAUTHENTICATED']);
    expect(stream.completed()).toBe(true);
  }
});

test("S6: another session's end leaves the stream open", async () => {
  const account = await bed.given.user();
  const [person, phone] = [await bed.as(account), await bed.as(account)];
  const { id } = await bed.given.upload(account.id);
  const stream = await subscribeAt<UploadEvent>(bed.url, person, uploadChanged, { id });
  expect(await nextStatus(stream)).toBe('PENDING');
  expect((await phone.run('Logout')).errors).toEqual([]);
  await setStatus(bed, id, 'completed');
  expect(await nextStatus(stream)).toBe('COMPLETED');
  expect(await stream.next()).toBeNull();
});

test('a stream ends when its access token expires, though nothing else happens', async () => {
  const brief = await bed.another({ env: { ACCESS_TOKEN_TTL_SECONDS: '6' } });
  const account = await bed.given.user({ role: 'operator' });
  const person = await brief.as(account);
  const { id } = await bed.given.upload(account.id);
  const streams = await Promise.all([
    subscribeAt<UploadEvent>(brief.url, person, uploadChanged, { id }),
    subscribeAt<QueueEvent>(brief.url, person, reviewQueueChanged),
  ]);
  for (const stream of streams) {
    const [shown, last, ...more] = await stream.rest();
    expect({ status: stream.status, shown, last, more, end: stream.completed() }).toMatchObject({
      status: 200,
      shown: { data: {} },
      last: { errors: [{ message: expect.stringContaining('expired') }] },
      more: [],
      end: true,
    });
    expect(codesOf(last ?? null)).toEqual(['UNAUTHENTICATED']);
  }
});
