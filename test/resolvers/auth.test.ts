import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sessions, users } from '../../src/db/schema.ts';
import { personAt } from '../harness/client.ts';
import { dataOf, expectBadInput, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

interface Authenticated {
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string;
  session: { id: string; expiresAt: string; createdAt: string; lastUsedAt: string };
  user: { id: string; email: string };
}

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

const password = 'correct horse battery';
const newEmail = () => `Member.${randomUUID()}@Example.com`;
const register = (email: string, secret = password) =>
  bed.anonymous.run<{ register: Authenticated }>('Register', {
    input: { email, password: secret },
  });
const login = (email: string, secret = password) =>
  bed.anonymous.run<{ login: Authenticated }>('Login', { input: { email, password: secret } });
const holder = ({ accessToken, user }: Authenticated) =>
  personAt(bed.url, { id: user.id, email: user.email, token: accessToken });

async function rowCounts() {
  const { db } = bed.gateway.services;
  return { users: await db.$count(users), sessions: await db.$count(sessions) };
}

const emailMessage = 'must be an email address, e.g. member@example.com';

test('Register makes a member without consent and signs them in', async () => {
  const email = newEmail();
  const { register: made } = dataOf(await register(email));
  expect(made.user).toEqual({
    id: expect.any(String),
    email,
    phoneNumber: null,
    role: 'USER',
    consentStatus: false,
    consentVersion: '1.0',
  });
  const { createdAt, expiresAt, lastUsedAt } = made.session;
  expect(lastUsedAt).toBe(createdAt);
  expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(30 * 86_400_000);
  const tokenMillis = Date.parse(made.accessTokenExpiresAt) - Date.parse(createdAt);
  expect(Math.abs(tokenMillis - 15 * 60_000)).toBeLessThan(2000);
  expect(made.accessTokenExpiresAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  const home = await holder(made).run<{ me: { id: string } }>('Home');
  expect(dataOf(home).me).toMatchObject({ id: made.user.id, email, profile: null });
});

test('the database holds no password and no refresh token that could be used', async () => {
  const { register: made } = dataOf(await register(newEmail()));
  const { db } = bed.gateway.services;
  const user = (await db.select().from(users)).find(({ id }) => id === made.user.id);
  expect(user?.passwordHash).toMatch(/^\$argon2id\$/);
  const stored = await db.select().from(sessions);
  expect(JSON.stringify(stored)).not.toContain(made.refreshToken);
  expect(bed.logs.join('')).not.toContain(password);
  expect(bed.logs.join('')).not.toContain(made.refreshToken);
});

test('Register for an address that has an account, in another case, answers CONFLICT', async () => {
  const email = newEmail();
  dataOf(await register(email));
  const before = await rowCounts();
  expectRefused(await register(email.toUpperCase(), 'another password'), 'CONFLICT');
  expect(await rowCounts()).toEqual(before);
});

test('two registrations of one address at once make one account', async () => {
  const email = newEmail();
  const answers = await Promise.all([register(email), register(email.toLowerCase())]);
  expect(answers.map(({ code }) => code).toSorted()).toEqual(['CONFLICT', undefined]);
});

test.each([
  ['a text that is no address', { email: 'nobody' }, { 'input.email': emailMessage }],
  [
    'an address over 254 characters',
    { email: `${'a'.repeat(250)}@example.com` },
    { 'input.email': /./ },
  ],
  [
    'a password of 11 characters',
    { password: 'x'.repeat(11) },
    { 'input.password': 'must have 12 to 128 characters' },
  ],
  [
    'a password of 129 characters',
    { password: 'x'.repeat(129) },
    { 'input.password': 'must have 12 to 128 characters' },
  ],
  [
    'both wrong',
    { email: '', password: '' },
    { 'input.email': emailMessage, 'input.password': /12 to 128/ },
  ],
  [
    'the address as password',
    { password: 'MEMBER@long.example.com', email: 'member@long.example.com' },
    { 'input.password': 'must not be the email address' },
  ],
  ['a NUL', { email: 'a\0b@example.com' }, { 'input.email': 'must not contain a NUL character' }],
])('Register with %s is refused and writes nothing', async (_title, faulty, fields) => {
  const before = await rowCounts();
  const input = { email: newEmail(), password, ...faulty };
  expectBadInput(await bed.anonymous.run('Register', { input }), fields);
  expect(await rowCounts()).toEqual(before);
});

test('Login begins a session of its own, in whatever case the address is written', async () => {
  const email = newEmail();
  const { register: made } = dataOf(await register(email));
  const { login: again } = dataOf(await login(email.toLowerCase()));
  expect(again.user).toEqual(made.user);
  expect(again.session.id).not.toBe(made.session.id);
  expect(again.refreshToken).not.toBe(made.refreshToken);
  expect(dataOf(await holder(made).run<object>('Home'))).toEqual(
    dataOf(await holder(again).run<object>('Home')),
  );
});

test('an address beyond ASCII signs in as it was registered', async () => {
  dataOf(await register('Élise@example.com'));
  dataOf(await login('Élise@example.com'));
  dataOf(await login('ÉLISE@example.com'));
  expectRefused(await register('ÉLise@EXAMPLE.com'), 'CONFLICT');
});

test('O4: Login answers an unknown address and a wrong password in the same words', async () => {
  const email = newEmail();
  dataOf(await register(email));
  const withoutPassword = await bed.given.user();
  const before = await rowCounts();
  const wrong = await login(email, 'wrong password');
  expectRefused(wrong, 'UNAUTHENTICATED');
  for (const other of [
    'nobody@example.com',
    withoutPassword.email ?? '',
    `x' or '1'='1@example.com`,
  ]) {
    const answer = await login(other);
    if (answer.code === 'BAD_USER_INPUT') continue;
    expect({ status: answer.status, text: answer.text }).toEqual({
      status: wrong.status,
      text: wrong.text,
    });
  }
  expect(await rowCounts()).toEqual(before);
});

test.each([
  ['a text that is no address', { email: 'nobody' }, { 'input.email': emailMessage }],
  ['no password', { password: '' }, { 'input.password': 'must have 1 to 128 characters' }],
  ['a NUL', { password: 'a\0b' }, { 'input.password': 'must not contain a NUL character' }],
])('Login with %s is refused', async (_title, faulty, fields) => {
  const input = { email: 'somebody@example.com', password, ...faulty };
  expectBadInput(await bed.anonymous.run('Login', { input }), fields);
});

test('Logout ends the session and its access token at once, on every gateway', async () => {
  const { register: made } = dataOf(await register(newEmail()));
  const other = await bed.another();
  const elsewhere = personAt(other.url, { id: '', email: '', token: made.accessToken });
  dataOf(await elsewhere.run('Sessions'));
  expect(dataOf(await holder(made).run('Logout'))).toEqual({ logout: true });
  for (const person of [holder(made), elsewhere]) {
    const answer = await person.run('Sessions');
    expect({ status: answer.status, code: answer.code }).toEqual({
      status: 401,
      code: 'UNAUTHENTICATED',
    });
  }
  const refreshed = await bed.anonymous.run('RefreshSession', { refreshToken: made.refreshToken });
  expectRefused(refreshed, 'UNAUTHENTICATED');
});

test('Logout ends no other session, and a stranger has none to end', async () => {
  const email = newEmail();
  const { register: first } = dataOf(await register(email));
  const { login: second } = dataOf(await login(email));
  dataOf(await holder(first).run('Logout'));
  dataOf(await holder(second).run('Sessions'));
  const stranger = await bed.anonymous.run('Logout');
  expect(stranger.status).toBe(401);
  expectRefused(stranger, 'UNAUTHENTICATED');
});
