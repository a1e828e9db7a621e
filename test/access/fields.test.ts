import { afterAll, beforeAll, expect, test } from 'vitest';
import type { UserRow } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
let operator: Person;
let admin: Person;
beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
  admin = await bed.newPerson('admin');
});
afterAll(() => bed.close());

const everything = `id email phoneNumber role consentStatus consentVersion createdAt
  profile { id signals30d { windowDays } signals180d { windowDays } user { phoneNumber } }
  personaHistory { totalCount nodes { id } edges { cursor } }
  recommendations { totalCount nodes { id } edges { cursor } }
  uploads { totalCount nodes { id } edges { cursor } }`;
const readUser = (person: Person, id: string, selection = everything) =>
  person.send<{ user: object | null }>(`query ($id: ID!) { user(id: $id) { ${selection} } }`, {
    id,
  });
const nothing = { totalCount: 0, nodes: [], edges: [] };

let phones = 0;
/** Somebody with a phone and a past as a member, whatever they are now. */
async function withPast(values: Partial<UserRow>): Promise<UserRow> {
  phones += 1;
  const row = await bed.given.user({ phoneNumber: `+1415555${1000 + phones}`, ...values });
  await bed.given.profile(row.id, 2);
  await bed.given.recommendation(row.id, { status: 'approved', approvedAt: new Date() });
  await bed.given.upload(row.id);
  await bed.given.history(row.id, 2, new Date());
  return row;
}

const asColleague = ({ id, email, role }: UserRow) => ({
  id,
  email,
  role: role.toUpperCase(),
  phoneNumber: null,
  consentStatus: false,
  consentVersion: null,
  createdAt: null,
  profile: null,
  personaHistory: nothing,
  recommendations: nothing,
  uploads: nothing,
});

test('Z3: staff see of each other id, email and role alone', async () => {
  for (const role of ['operator', 'admin'] as const) {
    const colleague = await withPast({ role, consentStatus: false });
    expect(dataOf(await readUser(operator, colleague.id)).user).toEqual(asColleague(colleague));
    const listed = await operator.send<{ users: { nodes: object[] } }>(
      `query ($search: String) { users(filter: { search: $search }) { nodes { ${everything} } } }`,
      { search: colleague.email },
    );
    expect(dataOf(listed).users.nodes).toEqual([asColleague(colleague)]);
  }
});

test('Z3: staff are not found by their phone number, nor listed by their persona', async () => {
  const colleague = await withPast({ role: 'operator', consentStatus: false });
  const count = async (filter: object) => {
    const answer = await operator.run<{ users: { totalCount: number } }>('Users', { filter });
    return dataOf(answer).users.totalCount;
  };
  expect(await count({ search: colleague.phoneNumber })).toBe(0);
  expect(await count({ personaId: 2, role: 'OPERATOR' })).toBe(0);
  expect(await count({ search: colleague.email })).toBe(1);
});

test('Z3: an administrator sees the account of a member without consent and nothing else', async () => {
  const silent = await withPast({ consentStatus: false });
  const { id, email, phoneNumber, createdAt } = silent;
  expect(dataOf(await readUser(admin, id)).user).toEqual({
    id,
    email,
    phoneNumber,
    role: 'USER',
    consentStatus: false,
    consentVersion: '1.0',
    createdAt: createdAt.toISOString(),
    profile: null,
    personaHistory: nothing,
    recommendations: nothing,
    uploads: nothing,
  });
});

test('Z3: who decided is shown as a colleague, though they are a member who consents too', async () => {
  const decider = await withPast({ role: 'operator', consentStatus: true });
  const member = await bed.given.user();
  const { id } = await bed.given.recommendation(member.id);
  dataOf(await (await bed.as(decider)).run('Approve', { id }));
  const document = `query ($id: ID!) { recommendation(id: $id) { approvedBy { ${everything} } } }`;
  expect(dataOf(await operator.send(document, { id }))).toEqual({
    recommendation: { approvedBy: asColleague(decider) },
  });
});

test('Z3: sessions are shown to oneself alone', async () => {
  const member = await bed.given.member(1);
  const colleague = await bed.given.staff('operator');
  for (const person of [operator, admin]) {
    for (const { id } of [member, colleague]) {
      const answer = await readUser(person, id, 'email sessions { id isCurrent }');
      expect(answer.errors.map(({ extensions, path }) => [extensions.code, path])).toEqual([
        ['FORBIDDEN', ['user', 'sessions']],
      ]);
      expect(answer.data?.user).toMatchObject({ sessions: null });
    }
    const own = dataOf(await readUser(person, person.id, 'sessions { isCurrent }'));
    expect(own.user).toEqual({ sessions: [{ isCurrent: true }] });
    const listed = await person.send('{ users(first: 100) { nodes { id sessions { id } } } }');
    const shown = (
      listed.data as unknown as { users: { nodes: { id: string; sessions: unknown }[] } }
    ).users.nodes;
    expect(shown.filter(({ sessions }) => sessions !== null).map(({ id }) => id)).toEqual([
      person.id,
    ]);
  }
});

test('Z3: the ways to sign in are shown to oneself alone', async () => {
  const member = await bed.given.member(1);
  const colleague = await bed.given.staff('operator');
  for (const person of [operator, admin]) {
    for (const { id } of [member, colleague]) {
      const answer = await readUser(person, id, 'email signInMethods { password phone providers }');
      expect(answer.errors.map(({ extensions, path }) => [extensions.code, path])).toEqual([
        ['FORBIDDEN', ['user', 'signInMethods']],
      ]);
      expect(answer.data?.user).toMatchObject({ signInMethods: null });
    }
    const own = dataOf(await readUser(person, person.id, 'signInMethods { password providers }'));
    expect(own.user).toEqual({ signInMethods: { password: false, providers: [] } });
  }
});

test('Z3: from what a member may read, no path leads to another person', async () => {
  const row = await withPast({});
  const member = await bed.as(row);
  const document = `{ me { recommendations { nodes { user { id phoneNumber } } } profile { user { id sessions { id } } } } }`;
  expect(dataOf(await member.send(document))).toMatchObject({
    me: {
      recommendations: { nodes: [{ user: { id: row.id, phoneNumber: row.phoneNumber } }] },
      profile: { user: { id: row.id } },
    },
  });
});

test('Z3: signing in as one shows nothing more of another who holds the token', async () => {
  const input = { email: 'second-account@example.com', password: 'correct horse battery' };
  dataOf(await bed.anonymous.run('Register', { input }));
  const document =
    'mutation ($input: LoginInput!) { login(input: $input) { user { email sessions { id } } } }';
  for (const person of [bed.anonymous, operator]) {
    const answer = await person.send<{ login: { user: object } }>(document, { input });
    expect(['UNAUTHENTICATED', 'FORBIDDEN']).toContain(answer.code);
    expect(answer.data?.login.user).toEqual({ email: input.email, sessions: null });
  }
});
