import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, personAt } from '../harness/client.ts';
import { dataOf, expectBadInput, expectRefused, unknownId } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { warm } from './accountSubjects.ts';

let bed: TestBed;
let other: TestBed;
let admin: Person;
beforeAll(async () => {
  bed = await openTestBed();
  other = await bed.another();
  admin = await bed.newPerson('admin');
});
afterAll(() => bed.close());

const setRoleDocument =
  'mutation ($input: SetRoleInput!) { user: setRole(input: $input) { id role bannedAt } }';
const banDocument =
  'mutation ($input: BanUserInput!) { user: banUser(input: $input) { id role bannedAt } }';
const unbanDocument = 'mutation ($id: ID!) { user: unbanUser(id: $id) { id bannedAt } }';

interface Administered {
  user: { id: string; role: string; bannedAt: string | null };
}

const setRole = (by: Person, userId: string, role: string) =>
  by.send<Administered>(setRoleDocument, { input: { userId, role } });
const ban = (by: Person, userId: string, reason?: string) =>
  by.send<Administered>(banDocument, { input: { userId, ...(reason && { reason }) } });
const unban = (by: Person, id: string) => by.send<Administered>(unbanDocument, { id });
const roleOf = async (person: Person) =>
  dataOf(await person.send<{ me: { role: string } }>('{ me { role } }')).me.role;
const everywhere = (person: Person) => [person, personAt(other.url, person)];

test('Z1: only an administrator administers', async () => {
  const { id } = await bed.given.user();
  for (const person of [await bed.newPerson('user'), await bed.newPerson('operator')]) {
    for (const administer of [() => setRole(person, id, 'ADMIN'), () => ban(person, id)]) {
      expectRefused(await administer(), 'FORBIDDEN');
    }
    expectRefused(await unban(person, id), 'FORBIDDEN');
    expectRefused(await setRole(person, person.id, 'ADMIN'), 'FORBIDDEN');
  }
  expectRefused(await setRole(bed.anonymous, id, 'ADMIN'), 'UNAUTHENTICATED');
  expect(await roleOf(await bed.as({ id }))).toBe('USER');
});

test('a role is changed at once, on every gateway, for tokens that are in use', async () => {
  const member = await bed.as(await bed.given.user());
  const [here, there] = everywhere(member);
  for (const person of everywhere(member)) await warm(person);
  for (const role of ['OPERATOR', 'ADMIN', 'USER']) {
    // In capitals, because the cache knows one spelling only.
    const answer = await setRole(admin, member.id.toUpperCase(), role);
    expect(dataOf(answer).user).toEqual({ id: member.id, role, bannedAt: null });
    for (const person of [here, there]) {
      if (person === undefined) throw new Error('nobody');
      expect(await roleOf(person)).toBe(role);
      const asStaff = await person.run('Users');
      expect(asStaff.code).toBe(role === 'USER' ? 'FORBIDDEN' : undefined);
    }
  }
});

test('Z5: an operator who is demoted is refused at once with the old token', async () => {
  const operator = await bed.newPerson('operator');
  const { id } = await bed.given.recommendation((await bed.given.user()).id);
  for (const person of everywhere(operator)) dataOf<unknown>(await person.run('ReviewQueue'));
  dataOf(await setRole(admin, operator.id, 'USER'));
  for (const person of everywhere(operator)) {
    expectRefused(await person.run('ReviewQueue'), 'FORBIDDEN');
    expectRefused(await person.run('Approve', { id }), 'FORBIDDEN');
  }
});

test('nobody changes the own role or bans oneself', async () => {
  const self = { 'input.userId': 'must be somebody else' };
  for (const id of [admin.id, admin.id.toUpperCase()]) {
    expectBadInput(await setRole(admin, id, 'USER'), self);
    expectBadInput(await ban(admin, id), self);
  }
  expect(await roleOf(admin)).toBe('ADMIN');
});

test('an unknown account is NOT_FOUND, a malformed id is named', async () => {
  expectRefused(await setRole(admin, unknownId, 'OPERATOR'), 'NOT_FOUND');
  expectRefused(await ban(admin, unknownId), 'NOT_FOUND');
  expectRefused(await unban(admin, unknownId), 'NOT_FOUND');
  expectBadInput(await setRole(admin, 'x', 'OPERATOR'), { 'input.userId': 'must be a UUID' });
  expectBadInput(await ban(admin, 'x'), { 'input.userId': 'must be a UUID' });
  expectBadInput(await unban(admin, 'x'), { id: 'must be a UUID' });
});

test('S6: a ban ends every session at once, on every gateway, and is shown', async () => {
  const row = await bed.given.user();
  const people = [await bed.as(row), await other.as(row)];
  for (const person of people.flatMap(everywhere)) await warm(person);
  const { user } = dataOf(await ban(admin, row.id, 'Abuse'));
  expect(user).toMatchObject({ id: row.id, bannedAt: expect.stringMatching(/Z$/) });
  for (const person of people.flatMap(everywhere)) {
    expect((await person.run('Home')).status).toBe(401);
  }
  const shown = await admin.send('query ($id: ID!) { user(id: $id) { bannedAt } }', { id: row.id });
  expect(dataOf(shown)).toEqual({ user: { bannedAt: user.bannedAt } });
});

test('a ban repeated keeps its time; lifting it repeated is harmless', async () => {
  const { id } = await bed.given.user();
  const first = dataOf(await ban(admin, id)).user;
  expect(dataOf(await ban(admin, id, 'Again')).user).toEqual(first);
  for (let time = 0; time < 2; time += 1) {
    expect(dataOf(await unban(admin, id.toUpperCase())).user).toEqual({ id, bannedAt: null });
  }
});

test('a banned account cannot sign in; once the ban is lifted it can, with its old sessions dead', async () => {
  const input = { email: 'banned@example.com', password: 'correct horse battery' };
  interface Entered {
    accessToken: string;
    refreshToken: string;
    user: { id: string };
  }
  const registered = await bed.anonymous.run<{ register: Entered }>('Register', { input });
  const { accessToken: token, refreshToken, user } = dataOf(registered).register;
  dataOf(await ban(admin, user.id));
  expectRefused(await bed.anonymous.run('Login', { input }), 'FORBIDDEN');
  const wrong = { ...input, password: 'not the password' };
  expectRefused(await bed.anonymous.run('Login', { input: wrong }), 'UNAUTHENTICATED');
  dataOf(await unban(admin, user.id));
  expect((await bed.anonymous.run('Login', { input })).errors).toEqual([]);
  const old = personAt(bed.url, { id: user.id, email: '', token });
  expect((await old.run('Home')).status).toBe(401);
  expectRefused(await bed.anonymous.run('RefreshSession', { refreshToken }), 'UNAUTHENTICATED');
});

test('a ban and a sign-in at the same moment leave no session behind', async () => {
  const { db, sessions } = bed.gateway.services;
  for (let round = 0; round < 10; round += 1) {
    const row = await bed.given.user();
    const started = Array.from({ length: 5 }, () =>
      db.transaction((tx) => sessions.start(tx, row)).catch(() => null),
    );
    await Promise.all([...started, ban(admin, row.id)]);
    const tokens = (await Promise.all(started)).map((signedIn) => signedIn?.accessToken ?? null);
    for (const token of tokens.filter((each) => each !== null)) {
      const person = personAt(bed.url, { id: row.id, email: '', token });
      expect((await person.run('Home')).status).toBe(401);
    }
  }
});
