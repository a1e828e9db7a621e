import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessions } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf, expectBadInput, expectRefused, unknownId } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

interface Listed {
  id: string;
  createdAt: string;
  lastUsedAt: string;
  expiresAt: string;
  isCurrent: boolean;
}

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

async function listed(person: Person): Promise<Listed[]> {
  const answer = await person.run<{ me: { id: string; sessions: Listed[] } }>('Sessions');
  const { me } = dataOf(answer);
  expect(me.id).toBe(person.id);
  return me.sessions;
}

async function currentOf(person: Person): Promise<string> {
  return (await listed(person)).find(({ isCurrent }) => isCurrent)?.id ?? '';
}

test('Sessions lists the own sessions and marks the current one', async () => {
  const user = await bed.given.user();
  const [phone, laptop] = [await bed.as(user), await bed.as(user)];
  await bed.newPerson('user');
  const onPhone = await listed(phone);
  const onLaptop = await listed(laptop);
  expect(onPhone).toHaveLength(2);
  expect(onPhone.map(({ id }) => id)).toEqual(onLaptop.map(({ id }) => id));
  const isoTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/);
  for (const session of onPhone) {
    expect(session).toMatchObject({ createdAt: isoTime, lastUsedAt: isoTime, expiresAt: isoTime });
  }
  expect(onPhone.map(({ isCurrent }) => isCurrent)).toEqual(
    onLaptop.map(({ isCurrent }) => !isCurrent),
  );
});

test('Sessions lists the newest 50, the newest first, and none that has ended', async () => {
  const user = await bed.given.user();
  const person = await bed.as(user);
  const { db } = bed.gateway.services;
  const minute = (index: number) => new Date(Date.UTC(2026, 0, 1, 0, index));
  const row = { userId: user.id, lastUsedAt: new Date() };
  await db.insert(sessions).values([
    ...Array.from({ length: 60 }, (_, index) => ({
      ...row,
      refreshTokenHash: `hash ${index}`,
      createdAt: minute(index),
      expiresAt: new Date(Date.now() + 86_400_000),
    })),
    {
      ...row,
      refreshTokenHash: 'ended',
      createdAt: new Date(),
      expiresAt: new Date(Date.now() - 1000),
    },
  ]);
  const found = await listed(person);
  expect(found).toHaveLength(50);
  expect(found[0]?.isCurrent).toBe(true);
  const times = found.map(({ createdAt }) => createdAt);
  expect(times).toEqual(times.toSorted().reverse());
  expect(times.at(-1)).toBe(minute(11).toISOString());
});

test('RevokeSession ends another session of oneself, at once and on every gateway', async () => {
  const user = await bed.given.user();
  const [phone, laptop] = [await bed.as(user), await bed.as(user)];
  const elsewhere = await bed.another();
  await listed(phone);
  const id = await currentOf(laptop);
  expect(dataOf(await phone.run('RevokeSession', { id }))).toEqual({ revokeSession: true });
  for (const { url } of [bed, elsewhere]) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${laptop.token}` },
      body: JSON.stringify({ query: '{ me { id } }' }),
    });
    expect(response.status).toBe(401);
  }
  expect(await listed(phone)).toHaveLength(1);
});

test('RevokeSession takes the id in capitals, and the current session too', async () => {
  const person = await bed.newPerson('user');
  const id = (await currentOf(person)).toUpperCase();
  expect(dataOf(await person.run('RevokeSession', { id }))).toEqual({ revokeSession: true });
  expect((await person.run('Sessions')).status).toBe(401);
});

test('RevokeSession answers an unknown session and one of somebody else alike', async () => {
  const person = await bed.newPerson('user');
  const other = await bed.newPerson('operator');
  const id = await currentOf(other);
  const unknown = await person.run('RevokeSession', { id: unknownId });
  expectRefused(unknown, 'NOT_FOUND');
  expect((await person.run('RevokeSession', { id })).text).toBe(unknown.text);
  expect(await currentOf(other)).toBe(id);
});

test('RevokeSession ends a session once', async () => {
  const user = await bed.given.user();
  const [phone, laptop] = [await bed.as(user), await bed.as(user)];
  const id = await currentOf(laptop);
  const answers = await Promise.all([1, 2, 3].map(() => phone.run('RevokeSession', { id })));
  expect(answers.map(({ code }) => code).toSorted()).toEqual(['NOT_FOUND', 'NOT_FOUND', undefined]);
  const { db } = bed.gateway.services;
  expect(await db.$count(sessions, eq(sessions.userId, user.id))).toBe(1);
});

test('RevokeSession names a malformed id', async () => {
  const person = await bed.newPerson('user');
  for (const id of ['', 'x', `${unknownId}0`, unknownId.replaceAll('-', '')]) {
    expectBadInput(await person.run('RevokeSession', { id }), { id: 'must be a UUID' });
  }
  expectBadInput(await person.run('RevokeSession', { id: 'a\0' }), { id: /NUL/ });
  expectBadInput(await person.run('RevokeSession', { id: null }), { id: /null/ });
});

test('the session that signing in began is the current one of its own answer', async () => {
  const input = { email: 'current@example.com', password: 'correct horse battery' };
  const document = `mutation ($input: RegisterInput!) { register(input: $input) { session { isCurrent } } }`;
  const answer = await bed.anonymous.send(document, { input });
  expect(dataOf(answer)).toEqual({ register: { session: { isCurrent: true } } });
});
