import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { users } from '../../src/db/schema.ts';
import { personAt } from '../harness/client.ts';
import { dataOf, expectBadInput, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { linkPhone, unlinkPhone } from './operations.ts';
import { codesOf, expectAlive, holderAt, register, successesOf } from './signIn.ts';
import { codeFor, newPhone, signInByPhone, verify, wrongCode } from './smsInbox.ts';

let bed: TestBed;
let beds: TestBed[];

beforeAll(async () => {
  bed = await openTestBed();
  beds = [bed, await bed.another()];
});
afterAll(() => bed.close());

/** A member with a password, known to both gateways and their caches. */
async function memberWithPassword() {
  const tokens = await register(bed);
  const member = holderAt(bed, tokens);
  await phonesSeenBy(member);
  return member;
}

const phonesSeenBy = (member: { id: string; email: string; token: string | null }) =>
  Promise.all(
    beds.map(async ({ url }) => {
      const answer = await personAt(url, member).send<{ me: { phoneNumber: string | null } }>(
        '{ me { phoneNumber } }',
      );
      return dataOf(answer).me.phoneNumber;
    }),
  );

test('a phone that was linked is seen at once on every gateway, and signs the same account in', async () => {
  const member = await memberWithPassword();
  const phoneNumber = newPhone();
  const linked = dataOf(await linkPhone(member, phoneNumber, await codeFor(bed, phoneNumber)));
  expect(linked.linkPhone).toEqual({ id: member.id, phoneNumber });
  expect(await phonesSeenBy(member)).toEqual([phoneNumber, phoneNumber]);
  expect((await signInByPhone(bed, phoneNumber)).user.id).toBe(member.id);
});

test('linking another phone takes the place of the one before, which then is a stranger’s', async () => {
  const member = await memberWithPassword();
  const [before, after] = [newPhone(), newPhone()];
  dataOf(await linkPhone(member, before, await codeFor(bed, before)));
  dataOf(await linkPhone(member, after, await codeFor(bed, after)));
  expect(await phonesSeenBy(member)).toEqual([after, after]);
  expect((await signInByPhone(bed, before)).user.id).not.toBe(member.id);
});

test('a phone that was unlinked is gone at once on every gateway, and the sessions go on', async () => {
  const member = await memberWithPassword();
  const phoneNumber = newPhone();
  dataOf(await linkPhone(member, phoneNumber, await codeFor(bed, phoneNumber)));
  const byPhone = await signInByPhone(bed, phoneNumber);
  expect(dataOf(await unlinkPhone(member)).unlinkPhone).toEqual({
    id: member.id,
    phoneNumber: null,
  });
  expect(await phonesSeenBy(member)).toEqual([null, null]);
  await expectAlive(beds, byPhone.accessToken);
  expect((await signInByPhone(bed, phoneNumber)).user.id).not.toBe(member.id);
  expectRefused(await unlinkPhone(member), 'NOT_FOUND');
});

test('O6: a phone that is the only way to sign in stays', async () => {
  const phoneNumber = newPhone();
  const member = holderAt(bed, await signInByPhone(bed, phoneNumber));
  expect(expectRefused(await unlinkPhone(member), 'CONFLICT').message).toMatch(/only way/);
  expect(await phonesSeenBy(member)).toEqual([phoneNumber, phoneNumber]);
  expect((await signInByPhone(bed, phoneNumber)).user.id).toBe(member.id);
});

test('O6: a password without an email address is no other way to sign in', async () => {
  const user = await bed.given.user({
    email: null,
    phoneNumber: newPhone(),
    passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaA',
  });
  expectRefused(await unlinkPhone(await bed.as(user)), 'CONFLICT');
});

test('O6: the phone of another account is refused, and stays that account’s', async () => {
  const phoneNumber = newPhone();
  const owner = await signInByPhone(bed, phoneNumber);
  const member = await memberWithPassword();
  const answer = await linkPhone(member, phoneNumber, await codeFor(bed, phoneNumber));
  expectRefused(answer, 'CONFLICT');
  expect(await phonesSeenBy(member)).toEqual([null, null]);
  expect((await signInByPhone(bed, phoneNumber)).user.id).toBe(owner.user.id);
});

test('O6: of two accounts that link one phone at once one has it', async () => {
  const [one, other] = [await memberWithPassword(), await memberWithPassword()];
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  const answers = await Promise.all([one, other].map((who) => linkPhone(who, phoneNumber, code)));
  expect(codesOf(answers)).toEqual(['UNAUTHENTICATED', 'fine']);
  const { db } = bed.gateway.services;
  const [owner] = await db.select().from(users).where(eq(users.phoneNumber, phoneNumber));
  expect(owner?.id).toBe(successesOf(answers)[0]?.linkPhone.id);
});

test('linking with a wrong code changes nothing, and three of them are all there are', async () => {
  const member = await memberWithPassword();
  const phoneNumber = newPhone();
  const code = await codeFor(bed, phoneNumber);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    expectRefused(await linkPhone(member, phoneNumber, wrongCode(code)), 'UNAUTHENTICATED');
  }
  expectRefused(await linkPhone(member, phoneNumber, code), 'RATE_LIMITED');
  expectRefused(await verify(bed, phoneNumber, code), 'RATE_LIMITED');
  expect(await phonesSeenBy(member)).toEqual([null, null]);
});

test('linking names a misshapen phone number or code', async () => {
  const member = await memberWithPassword();
  expectBadInput(await linkPhone(member, '+0155550123', '123456'), {
    'input.phoneNumber': /phone number/i,
  });
  expectBadInput(await linkPhone(member, newPhone(), '12345'), {
    'input.code': 'must have 6 digits',
  });
});
