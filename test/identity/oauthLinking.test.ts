import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { users } from '../../src/db/schema.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import {
  accountRow,
  everyAccount,
  linkAs,
  newcomer,
  type OauthBed,
  openOauthBed,
  signInAs,
  somebody,
  unlink,
} from './oauthBed.ts';

let bed: OauthBed;
beforeAll(async () => {
  bed = await openOauthBed();
});
afterAll(() => bed.close());

const register = async (email: string) => {
  const input = { email, password: 'correct horse battery' };
  const answer = await bed.anonymous.run<{ register: { user: { id: string } } }>('Register', {
    input,
  });
  return dataOf(answer).register.user.id;
};

test('O6: an equal email that the provider has not verified does not merge', async () => {
  const id = await register('unverified@example.com');
  const before = await accountRow(bed, id);
  for (const emailVerified of [false, undefined]) {
    const account = {
      ...somebody({ email: 'unverified@example.com' }),
      ...(emailVerified !== undefined && { emailVerified }),
    };
    const { user } = dataOf(await signInAs(bed, account)).signInWithOAuth;
    expect(user.id).not.toBe(id);
    expect(user.email).toBeNull();
    const row = await accountRow(bed, user.id);
    expect(row).toMatchObject({ email: null, emailVerifiedAt: null });
  }
  expect(await accountRow(bed, id)).toEqual(before);
});

test('O6: an equal email that our account has not verified is CONFLICT, and nothing changes', async () => {
  await register('not-shown@example.com');
  const before = await everyAccount(bed);
  const account = somebody({ email: 'Not-Shown@EXAMPLE.com', emailVerified: true });
  const { message } = expectRefused(await signInAs(bed, account), 'CONFLICT');
  expect(message).toMatch(/sign in to it as before, then link/);
  expect(await everyAccount(bed)).toEqual(before);
});

test('O6: an email that both sides have verified joins the account', async () => {
  const email = 'both@example.com';
  const member = await newcomer(bed, somebody({ email, emailVerified: true }));
  const account = somebody({ email: 'BOTH@example.com', emailVerified: true });
  expect((await newcomer(bed, account, 'OIDC')).id).toBe(member.id);
  expect(await accountRow(bed, member.id)).toMatchObject({
    email,
    oauthProviders: { oidc: account.sub, google: expect.any(String) },
  });
});

test('O6: linking an identity with the account’s own email verifies it; later ones then join', async () => {
  const email = 'shown@example.com';
  const member = await bed.as({ id: await register(email) });
  const account = somebody({ email, emailVerified: true });
  dataOf<unknown>(await linkAs(bed, member, account));
  expect(await accountRow(bed, member.id)).toMatchObject({ emailVerifiedAt: expect.any(Date) });
  const other = somebody({ email, emailVerified: true });
  expect((await newcomer(bed, other, 'OIDC')).id).toBe(member.id);
});

test('O6: linking an identity with another email or an unverified one verifies nothing', async () => {
  for (const [email, emailVerified] of [
    ['elsewhere@example.com', true],
    ['own@example.com', false],
  ] as const) {
    const row = await bed.given.user({ email: 'own@example.com' });
    const member = await bed.as(row);
    dataOf<unknown>(await linkAs(bed, member, somebody({ email, emailVerified })));
    const after = await accountRow(bed, row.id);
    expect(after).toMatchObject({ email: 'own@example.com', emailVerifiedAt: null });
    await bed.gateway.services.db.delete(users).where(eq(users.id, row.id));
  }
});

test('O6: a second identity at one provider does not take the place of the first', async () => {
  const email = 'one-each@example.com';
  const member = await newcomer(bed, somebody({ email, emailVerified: true }));
  const before = await everyAccount(bed);
  const another = somebody({ email, emailVerified: true });
  expectRefused(await signInAs(bed, another), 'CONFLICT');
  expectRefused(await linkAs(bed, member, another), 'CONFLICT');
  expect(await everyAccount(bed)).toEqual(before);
});

test('O6: an identity that another account has is refused', async () => {
  const account = somebody();
  const owner = await newcomer(bed, account);
  const member = await bed.newPerson('user');
  const before = await everyAccount(bed);
  const { message } = expectRefused(await linkAs(bed, member, account), 'CONFLICT');
  expect(message).not.toContain(owner.id);
  expect(await everyAccount(bed)).toEqual(before);
  expect((await newcomer(bed, account)).id).toBe(owner.id);
});

test('O6: of two accounts that link one identity at the same moment one gets it', async () => {
  const account = somebody();
  const people = await Promise.all([1, 2, 3, 4].map(() => bed.newPerson('user')));
  const answers = await Promise.all(people.map((person) => linkAs(bed, person, account)));
  const codes = answers.map(({ code }) => code);
  expect(codes.toSorted()).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', undefined]);
  const owner = people[codes.indexOf(undefined)];
  expect((await newcomer(bed, account)).id).toBe(owner?.id);
});

test('O6: the last way to sign in cannot be removed', async () => {
  const account = somebody({ email: 'last@example.com', emailVerified: true });
  const member = await newcomer(bed, account);
  const { message } = expectRefused(await unlink(member, 'GOOGLE'), 'CONFLICT');
  expect(message).toMatch(/only way to sign in/);
  expect((await newcomer(bed, account)).id).toBe(member.id);
});

test.each([
  ['a password', { passwordHash: 'some hash' }, true],
  ['a phone', { phoneNumber: '+14155550177', email: null }, true],
  ['an email address alone', {}, false],
  ['a password without an email address', { email: null, passwordHash: 'some hash' }, false],
])('O6: beside %s the identity may go, or not', async (_title, values, mayGo) => {
  const { sub } = somebody();
  const member = await bed.as(await bed.given.user({ oauthProviders: { google: sub }, ...values }));
  const answer = await unlink(member, 'GOOGLE');
  expect(answer.code).toBe(mayGo ? undefined : 'CONFLICT');
  const left = mayGo ? {} : { google: sub };
  expect(await accountRow(bed, member.id)).toMatchObject({ oauthProviders: left });
});

test('O6: of two identities unlinked at the same moment exactly one goes', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [google, oidc] = [somebody().sub, somebody().sub];
    const row = await bed.given.user({ email: null, oauthProviders: { google, oidc } });
    const member = await bed.as(row);
    const answers = await Promise.all([unlink(member, 'GOOGLE'), unlink(member, 'OIDC')]);
    expect(answers.map(({ code }) => code).toSorted()).toEqual(['CONFLICT', undefined]);
    const left = (await accountRow(bed, row.id))?.oauthProviders ?? {};
    expect(Object.keys(left)).toHaveLength(1);
  }
});

test('O6: an identity and the phone removed at the same moment: exactly one goes', async () => {
  for (let round = 0; round < 10; round += 1) {
    const phoneNumber = `+1415555${1000 + round}`;
    const oauthProviders = { google: somebody().sub };
    const row = await bed.given.user({ email: null, phoneNumber, oauthProviders });
    const member = await bed.as(row);
    const answers = await Promise.all([
      unlink(member, 'GOOGLE'),
      member.send('mutation { unlinkPhone { id } }'),
    ]);
    expect(answers.map(({ code }) => code).toSorted()).toEqual(['CONFLICT', undefined]);
  }
});
