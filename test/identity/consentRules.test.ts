import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { accountRow } from './oauthBed.ts';

const start = Date.parse('2026-03-01T12:00:00.000Z');
let millis = start;
let bed: TestBed;
beforeAll(async () => {
  const env = { CONSENT_VERSIONS: '1.0,2.0' };
  bed = await openTestBed({ env, now: () => new Date(millis) });
});
afterAll(() => bed.close());

const minutesLater = (count: number) => {
  millis += count * 60_000;
  return new Date(millis);
};
const grant = async (member: Person, version: string) =>
  dataOf<unknown>(await member.run('GrantConsent', { version }));
const grantedAt = async ({ id }: Person) => (await accountRow(bed, id))?.consentGrantedAt;
const newMember = async () => bed.as(await bed.given.user({ consentStatus: false }));

test('consent begins at the first grant', async () => {
  const member = await newMember();
  expect(await grantedAt(member)).toBeNull();
  const began = minutesLater(1);
  await grant(member, '1.0');
  expect(await grantedAt(member)).toEqual(began);
});

test('accepting a newer or the same version while consenting does not begin it anew', async () => {
  const member = await newMember();
  const began = minutesLater(1);
  await grant(member, '1.0');
  for (const version of ['2.0', '2.0', '1.0']) {
    minutesLater(1);
    await grant(member, version);
    expect(await accountRow(bed, member.id)).toMatchObject({
      consentStatus: true,
      consentVersion: version,
      consentGrantedAt: began,
    });
  }
});

test('granting again after revoking begins it anew', async () => {
  const member = await newMember();
  minutesLater(1);
  await grant(member, '1.0');
  minutesLater(1);
  dataOf<unknown>(await member.run('RevokeConsent'));
  const anew = minutesLater(1);
  await grant(member, '1.0');
  expect(await grantedAt(member)).toEqual(anew);
});

test('revoking twice is harmless: what was kept is kept', async () => {
  const member = await newMember();
  await grant(member, '2.0');
  await bed.given.history(member.id, 1, new Date(millis));
  const decided = { status: 'approved' as const, approvedAt: new Date(millis) };
  await bed.given.recommendation(member.id, decided);
  const document =
    '{ me { consentStatus consentVersion personaHistory { totalCount } } exportMyData }';
  const answers: unknown[] = [];
  for (let time = 0; time < 2; time += 1) {
    dataOf<unknown>(await member.run('RevokeConsent'));
    const { me, exportMyData } = dataOf(
      await member.send<{ me: object; exportMyData: Record<string, unknown> }>(document),
    );
    answers.push({ me, kept: exportMyData.recommendations, history: exportMyData.personaHistory });
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({
    me: { consentStatus: false, consentVersion: '2.0', personaHistory: { totalCount: 1 } },
    kept: [{ status: 'approved' }],
    history: [{ personaId: 1 }],
  });
});

test('grants at the same moment agree on when consent began', async () => {
  const member = await newMember();
  const began = minutesLater(1);
  await Promise.all(['1.0', '2.0', '1.0', '2.0'].map((version) => grant(member, version)));
  minutesLater(5);
  await grant(member, '2.0');
  expect(await grantedAt(member)).toEqual(began);
});
