import { afterAll, beforeAll, expect, test } from 'vitest';
import { personAt } from '../harness/client.ts';
import { dataOf, expectBadInput, expectRefused } from '../harness/expectations.ts';
import { openTestBed } from '../harness/testBed.ts';
import {
  accountRow,
  begin,
  consent,
  everyAccount,
  linkAs,
  newcomer,
  type OauthBed,
  openOauthBed,
  signIn,
  signInAs,
  somebody,
  unlink,
} from './oauthBed.ts';

let bed: OauthBed;
beforeAll(async () => {
  bed = await openOauthBed();
});
afterAll(() => bed.close());

const methods = (...providers: string[]) => ({
  signInMethods: { password: false, phone: false, providers },
});

test('the providers that are configured are offered', async () => {
  const answer = await bed.anonymous.send('{ oauthProviders }');
  expect(dataOf(answer)).toEqual({ oauthProviders: ['GOOGLE', 'GITHUB', 'OIDC'] });
});

test('without configuration none is offered, and beginning names the provider', async () => {
  const plain = await openTestBed();
  expect(dataOf(await plain.anonymous.send('{ oauthProviders }'))).toEqual({ oauthProviders: [] });
  const document = 'mutation { startOAuth(provider: GOOGLE) { flowSecret } }';
  expectBadInput(await plain.anonymous.send(document), { provider: /is not offered/ });
  const person = await plain.newPerson('user');
  const linking = 'mutation { startOAuthLink(provider: GITHUB) { flowSecret } }';
  expectBadInput(await person.send(linking), { provider: /is not offered/ });
  await plain.close();
});

test('only what is configured can be begun', async () => {
  const off = { GITHUB_CLIENT_ID: '', GITHUB_CLIENT_SECRET: '' };
  const some = await openOauthBed({ env: off });
  const answer = await some.anonymous.send('{ oauthProviders }');
  expect(dataOf(answer)).toEqual({ oauthProviders: ['GOOGLE', 'OIDC'] });
  const document = 'mutation { startOAuth(provider: GITHUB) { flowSecret } }';
  expectBadInput(await some.anonymous.send(document), { provider: 'must be one of GOOGLE, OIDC' });
  await some.close();
});

test('the first sign-in makes a member, the second signs the same one in', async () => {
  const account = somebody({ email: 'First.Time@example.com', emailVerified: true });
  const first = dataOf(await signInAs(bed, account)).signInWithOAuth;
  expect(first.user.email).toBe('First.Time@example.com');
  const second = dataOf(await signInAs(bed, account)).signInWithOAuth;
  expect(second.user).toEqual(first.user);
  expect(second.refreshToken).not.toBe(first.refreshToken);
  expect(await accountRow(bed, first.user.id)).toMatchObject({
    oauthProviders: { google: account.sub },
    role: 'user',
    consentStatus: false,
    passwordHash: null,
    emailVerifiedAt: expect.any(Date),
  });
  const member = personAt(bed.url, { id: first.user.id, email: '', token: second.accessToken });
  expect(dataOf(await member.run('Home'))).toMatchObject({ me: { id: first.user.id } });
});

test('the sign-in stays the same person’s after the email at the provider has changed', async () => {
  const account = somebody({ email: 'before@example.com', emailVerified: true });
  const { id } = await newcomer(bed, account);
  const moved = await newcomer(bed, { ...account, email: 'after@example.com' });
  expect(moved.id).toBe(id);
  expect(await accountRow(bed, id)).toMatchObject({ email: 'before@example.com' });
});

test('the same subject at two providers is two people', async () => {
  const account = somebody();
  const [google, other] = [await newcomer(bed, account), await newcomer(bed, account, 'OIDC')];
  expect(other.id).not.toBe(google.id);
  expect(await accountRow(bed, other.id)).toMatchObject({ oauthProviders: { oidc: account.sub } });
});

test('an identity is linked, signs in, and is unlinked', async () => {
  const member = await newcomer(bed, somebody());
  const account = somebody({ email: 'linked@example.com', emailVerified: true });
  const linked = await linkAs(bed, member, account, 'OIDC');
  expect(dataOf(linked)).toEqual({ linkOAuth: { id: member.id, ...methods('GOOGLE', 'OIDC') } });
  expect((await newcomer(bed, account, 'OIDC')).id).toBe(member.id);
  const unlinked = await unlink(member, 'OIDC');
  expect(dataOf(unlinked)).toEqual({ unlinkOAuth: { id: member.id, ...methods('GOOGLE') } });
  expect((await newcomer(bed, account, 'OIDC')).id).not.toBe(member.id);
});

test('linking the same identity again changes nothing', async () => {
  const account = somebody();
  const member = await newcomer(bed, account);
  const before = await accountRow(bed, member.id);
  expect((await linkAs(bed, member, account)).errors).toEqual([]);
  const updatedAt = expect.any(Date);
  expect(await accountRow(bed, member.id)).toEqual({ ...before, updatedAt });
});

test('unlinking what is not linked is NOT_FOUND', async () => {
  const member = await newcomer(bed, somebody());
  expectRefused(await unlink(member, 'OIDC'), 'NOT_FOUND');
});

test('a banned account is not signed in by its identity', async () => {
  const account = somebody();
  const { id } = await newcomer(bed, account);
  const admin = await bed.newPerson('admin');
  await admin.send('mutation ($id: ID!) { banUser(input: { userId: $id }) { id } }', { id });
  expectRefused(await signInAs(bed, account), 'FORBIDDEN');
});

test('O7: fifty parallel completions of one callback begin one session', async () => {
  const input = await consent(bed, await begin(bed.anonymous, 'GOOGLE'), somebody());
  const before = await everyAccount(bed);
  const answers = await Promise.all(Array.from({ length: 50 }, () => signIn(bed.anonymous, input)));
  const codes = answers.map(({ code }) => code);
  expect(codes.filter((code) => code === undefined)).toHaveLength(1);
  expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(49);
  const after = await everyAccount(bed);
  expect(after.accounts).toHaveLength(before.accounts.length + 1);
  expect(after.sessions).toHaveLength(before.sessions.length + 1);
});

test('two first sign-ins of one person at the same moment make one account', async () => {
  const account = somebody({ email: 'twice@example.com', emailVerified: true });
  const inputs = await Promise.all(
    [1, 2, 3, 4].map(async () => consent(bed, await begin(bed.anonymous, 'GOOGLE'), account)),
  );
  const before = await everyAccount(bed);
  const answers = await Promise.all(inputs.map((input) => signIn(bed.anonymous, input)));
  const refused = answers.map(({ code }) => code).filter((code) => code !== undefined);
  expect(refused.filter((code) => code !== 'CONFLICT')).toEqual([]);
  expect(refused.length).toBeLessThan(answers.length);
  const { accounts } = await everyAccount(bed);
  expect(accounts).toHaveLength(before.accounts.length + 1);
});
