import type { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { observe } from '../cache/cacheProcess.ts';
import { personAt } from '../harness/client.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import type { TestBed } from '../harness/testBed.ts';
import { enter, enterByPhone, type FullMember, fullMember, warm } from './accountSubjects.ts';
import { everyKey, everyRow, tracesOf } from './accountTraces.ts';
import { type OauthBed, openOauthBed } from './oauthBed.ts';

let bed: OauthBed;
let other: TestBed;
let redis: Redis;
let bystander: FullMember;
beforeAll(async () => {
  bed = await openOauthBed();
  other = await bed.another();
  redis = observe(bed.redisUrl);
  const contact = { email: 'stays@example.com', phoneNumber: '+14155550190' };
  bystander = await fullMember(bed, other, contact);
});
afterAll(async () => {
  redis.disconnect();
  await bed.close();
});

const rowsNaming = async ({ names }: FullMember) => tracesOf(names, await everyRow(bed));
const keysNaming = async ({ names }: FullMember) => tracesOf(names, await everyKey(redis));
const leave = async ({ people: [person] }: FullMember) =>
  expect(dataOf(await person.run('DeleteAccount'))).toEqual({ deleteAccount: true });

test('deleteAccount leaves no row and no key that names the member', async () => {
  const contact = { email: 'Leaves@example.com', phoneNumber: '+14155550191' };
  const member = await fullMember(bed, other, contact);
  const [rows, keys] = [await everyRow(bed), await everyKey(redis)];
  for (const name of member.names) expect(tracesOf([name], rows), name).not.toEqual([]);
  const tables = ['users', 'sessions', 'user_profiles', 'persona_history', 'recommendations'];
  for (const table of [...tables, 'data_uploads', 'oauth_flows']) {
    const named = tracesOf([member.id], rows).filter((row) => row.startsWith(`public.${table}:`));
    expect(named, table).not.toEqual([]);
  }
  const prefixes = ['profile', 'recommendations', 'signals', 'session', 'ratelimit:api'];
  for (const prefix of [...prefixes, 'ratelimit:sms', 'verify', 'verify:attempts']) {
    const named = tracesOf(member.names, keys).filter((key) => key.startsWith(`${prefix}:`));
    expect(named, prefix).not.toEqual([]);
  }
  await leave(member);
  expect(await rowsNaming(member)).toEqual([]);
  expect(await keysNaming(member)).toEqual([]);
});

test('the tokens are dead at once, on both gateways', async () => {
  const contact = { email: 'tokens@example.com', phoneNumber: '+14155550192' };
  const member = await fullMember(bed, other, contact);
  await leave(member);
  const [here, there] = member.people;
  for (const person of [here, there, personAt(other.url, here), personAt(bed.url, there)]) {
    const answer = await person.run('Home');
    expect([answer.status, answer.code]).toEqual([401, 'UNAUTHENTICATED']);
  }
  const { refreshToken, email, password } = member;
  const refreshed = await other.anonymous.run('RefreshSession', { refreshToken });
  expectRefused(refreshed, 'UNAUTHENTICATED');
  const login = await bed.anonymous.run('Login', { input: { email, password } });
  expectRefused(login, 'UNAUTHENTICATED');
});

test('asking with a dead token brings no trace of the member back', async () => {
  const contact = { email: 'echo@example.com', phoneNumber: '+14155550196' };
  const member = await fullMember(bed, other, contact);
  await leave(member);
  for (const person of member.people) expect((await person.run('Home')).status).toBe(401);
  expect(await rowsNaming(member)).toEqual([]);
  expect(await keysNaming(member)).toEqual([]);
});

test('the email and the phone can register anew, and get an empty account', async () => {
  const contact = { email: 'again@example.com', phoneNumber: '+14155550193' };
  const member = await fullMember(bed, other, contact);
  await leave(member);
  const { email, password } = member;
  const { person: byEmail } = await enter(other, 'Register', { email, password });
  const byPhone = await enterByPhone(bed, member.phoneNumber);
  expect(new Set([member.id, byEmail.id, byPhone.id]).size).toBe(3);
  const empty = { totalCount: 0 };
  for (const person of [byEmail, byPhone]) {
    const lists =
      'personaHistory { totalCount } recommendations { totalCount } uploads { totalCount }';
    const document = `{ me { id consentStatus profile { id } ${lists} } }`;
    expect(dataOf(await person.send(document))).toEqual({
      me: {
        id: person.id,
        consentStatus: false,
        profile: null,
        personaHistory: empty,
        recommendations: empty,
        uploads: empty,
      },
    });
  }
});

test('other members are untouched', async () => {
  const before = await rowsNaming(bystander);
  const contact = { email: 'neighbour@example.com', phoneNumber: '+14155550194' };
  await leave(await fullMember(bed, other, contact));
  expect(await rowsNaming(bystander)).toEqual(before);
  for (const person of bystander.people) await warm(person);
});

test('requests that are under way while the account is deleted leave no trace either', async () => {
  for (let round = 0; round < 5; round += 1) {
    const contact = { email: `race${round}@example.com`, phoneNumber: `+1415555020${round}` };
    const member = await fullMember(bed, other, contact);
    const [here, there] = member.people;
    const asked = Array.from({ length: 30 }, (_, index) => (index % 2 ? here : there).run('Home'));
    const deleted = here.run('DeleteAccount');
    const more = Array.from({ length: 10 }, () => there.run('Home'));
    await Promise.all([...asked, deleted, ...more]);
    expect(dataOf(await deleted)).toEqual({ deleteAccount: true });
    expect(await rowsNaming(member)).toEqual([]);
    expect(await keysNaming(member)).toEqual([]);
  }
});

test('of two deletions at once one deletes, and the other finds nobody', async () => {
  const contact = { email: 'double@example.com', phoneNumber: '+14155550195' };
  const member = await fullMember(bed, other, contact);
  const answers = await Promise.all(member.people.map((person) => person.run('DeleteAccount')));
  const codes = answers.map(({ code }) => code);
  expect(codes).toContain(undefined);
  expect(codes.filter((code) => code !== undefined)).toEqual([
    expect.stringMatching(/^(NOT_FOUND|UNAUTHENTICATED)$/),
  ]);
  expect(await rowsNaming(member)).toEqual([]);
  expect(await keysNaming(member)).toEqual([]);
});
