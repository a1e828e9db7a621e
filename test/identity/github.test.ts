import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import type { GithubAccount } from './githubStandIn.ts';
import {
  accountRow,
  begin,
  beginLink,
  everyAccount,
  link,
  type OauthBed,
  openOauthBed,
  signIn,
  unlink,
} from './oauthBed.ts';

let bed: OauthBed;
let nextId = 1_000_000;
beforeAll(async () => {
  bed = await openOauthBed();
});
afterAll(() => bed.close());

function coder(email: string | null = null, { primary = true, verified = true } = {}) {
  nextId += 1;
  const emails = email === null ? [] : [{ email, primary, verified }];
  return { id: nextId, emails } satisfies GithubAccount;
}

async function callback(account: GithubAccount) {
  const { authorizationUrl, flowSecret } = await begin(bed.anonymous, 'GITHUB');
  return { ...(await bed.github.consentAs(authorizationUrl, account)), flowSecret };
}

const signInAs = async (account: GithubAccount) =>
  dataOf(await signIn(bed.anonymous, await callback(account))).signInWithOAuth;

test('GitHub is asked for no more than the email addresses, with PKCE and without a nonce', async () => {
  const { authorizationUrl } = await begin(bed.anonymous, 'GITHUB');
  const { pathname, searchParams } = new URL(authorizationUrl);
  expect(pathname).toBe('/login/oauth/authorize');
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: 'github-client',
    redirect_uri: 'http://127.0.0.1:5173/oauth/callback',
    response_type: 'code',
    scope: 'user:email',
    state: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    code_challenge_method: 'S256',
  });
});

test('GitHub signs in by the number of the account, and takes its verified primary email', async () => {
  const email = `${randomUUID()}@example.com`;
  const account = coder(email);
  account.emails.unshift({ email: 'second@example.com', primary: false, verified: true });
  const { user } = await signInAs(account);
  expect(user.email).toBe(email);
  expect(await accountRow(bed, user.id)).toMatchObject({
    oauthProviders: { github: String(account.id) },
    emailVerifiedAt: expect.any(Date),
  });
  expect((await signInAs(account)).user.id).toBe(user.id);
});

test.each([
  ['is not verified', { verified: false }],
  ['is not the primary one', { primary: false }],
])('O6: an email at GitHub that %s is not taken and does not merge', async (_title, flags) => {
  const email = `${randomUUID()}@example.com`;
  const other = await bed.given.user({ email, emailVerifiedAt: new Date() });
  const { user } = await signInAs(coder(email, flags));
  expect(user.id).not.toBe(other.id);
  expect(await accountRow(bed, user.id)).toMatchObject({ email: null, emailVerifiedAt: null });
  expect(await accountRow(bed, other.id)).toMatchObject({ oauthProviders: {} });
});

test('O6: a verified email at GitHub joins the account whose email is verified, and no other', async () => {
  const email = `${randomUUID()}@example.com`;
  const verified = await bed.given.user({ email, emailVerifiedAt: new Date() });
  expect((await signInAs(coder(email))).user.id).toBe(verified.id);
  const unverified = await bed.given.user();
  const input = await callback(coder(unverified.email));
  expectRefused(await signIn(bed.anonymous, input), 'CONFLICT');
  expect(await accountRow(bed, unverified.id)).toEqual(unverified);
});

test('GitHub is linked and unlinked', async () => {
  const row = await bed.given.user({ passwordHash: 'some hash' });
  const member = await bed.as(row);
  const account = coder();
  const { authorizationUrl, flowSecret } = await beginLink(member, 'GITHUB');
  const input = { ...(await bed.github.consentAs(authorizationUrl, account)), flowSecret };
  expect((await link(member, input)).errors).toEqual([]);
  expect((await signInAs(account)).user.id).toBe(row.id);
  expect((await unlink(member, 'GITHUB')).errors).toEqual([]);
  expect((await signInAs(account)).user.id).not.toBe(row.id);
});

test('O7: GitHub refuses a wrong code, a used one and one of another flow: the same words, no effect', async () => {
  const [first, second, used] = [
    await callback(coder()),
    await callback(coder()),
    await callback(coder()),
  ];
  dataOf(await signIn(bed.anonymous, used));
  const before = await everyAccount(bed);
  const texts = new Set<string>();
  for (const [input, code] of [
    [await callback(coder()), 'wrong'],
    [await callback(coder()), used.code],
    [first, second.code],
  ] as const) {
    const answer = await signIn(bed.anonymous, { ...input, code });
    expectRefused(answer, 'UNAUTHENTICATED');
    texts.add(answer.text);
  }
  expect(texts.size).toBe(1);
  expect(await everyAccount(bed)).toEqual(before);
});
