import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type UserRow, users } from '../../src/db/schema.ts';
import { dataOf, expectBadInput, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed({ env: { CONSENT_VERSIONS: '1.0,1.1,2024-06' } });
});
afterAll(() => bed.close());

const home = { me: { profile: null, recommendations: { totalCount: 0, nodes: [] } } };

async function accountRow({ id }: Pick<UserRow, 'id'>) {
  const [row] = await bed.gateway.services.db.select().from(users).where(eq(users.id, id));
  return row;
}

test('GrantConsent records the accepted version', async () => {
  const user = await bed.given.user({ consentStatus: false });
  const member = await bed.as(user);
  for (const version of ['1.0', '2024-06', '1.1']) {
    expect(dataOf(await member.run('GrantConsent', { version }))).toEqual({
      grantConsent: { id: user.id, consentStatus: true, consentVersion: version },
    });
    expect(await accountRow(user)).toMatchObject({ consentStatus: true, consentVersion: version });
  }
});

test('a member who accepted an older accepted version stays valid', async () => {
  const row = await bed.given.member(3);
  const answer = await (await bed.as(row)).run('Home');
  expect(dataOf(answer)).toMatchObject({ me: { consentStatus: true, profile: { personaId: 3 } } });
});

test.each([
  ['an unknown version', '9.9', 'must be an accepted version: 1.0, 1.1, 2024-06'],
  ['a part of a version', '1', 'must be an accepted version: 1.0, 1.1, 2024-06'],
  ['an empty version', '', 'must have 1 to 50 characters'],
  ['a version of 51 characters', 'x'.repeat(51), 'must have 1 to 50 characters'],
  ['a NUL', '1.0\0', 'must not contain a NUL character'],
])('GrantConsent with %s is refused and changes nothing', async (_title, version, message) => {
  const user = await bed.given.user({ consentStatus: false });
  const before = await accountRow(user);
  expectBadInput(await (await bed.as(user)).run('GrantConsent', { version }), { version: message });
  expect(await accountRow(user)).toEqual(before);
});

test('a stranger grants and revokes nothing', async () => {
  for (const answer of [
    await bed.anonymous.run('GrantConsent', { version: '1.0' }),
    await bed.anonymous.run('RevokeConsent'),
  ]) {
    expect(answer.status).toBe(401);
    expectRefused(answer, 'UNAUTHENTICATED');
  }
});

test('RevokeConsent without consent changes nothing more', async () => {
  const user = await bed.given.user({ consentStatus: false });
  const member = await bed.as(user);
  for (let time = 0; time < 2; time += 1) {
    expect(dataOf(await member.run('RevokeConsent'))).toEqual({
      revokeConsent: { id: user.id, consentStatus: false, consentVersion: '1.0' },
    });
  }
});

test('granting again reprocesses nothing: what was decided returns, the profile does not', async () => {
  const row = await bed.given.member(1);
  await bed.given.recommendation(row.id, {
    status: 'approved',
    approvedAt: new Date(),
    title: 'Kept',
  });
  await bed.given.recommendation(row.id);
  const member = await bed.as(row);
  dataOf(await member.run('RevokeConsent'));
  expect(dataOf(await member.run('Home'))).toMatchObject(home);
  dataOf(await member.run('GrantConsent', { version: '1.1' }));
  expect(dataOf(await member.run('Home'))).toMatchObject({
    me: {
      consentStatus: true,
      profile: null,
      recommendations: { totalCount: 1, nodes: [{ title: 'Kept' }] },
    },
  });
});

test('a revocation that fails half-way changes nothing', async () => {
  const { db } = bed.gateway.services;
  const row = await bed.given.member(1);
  await bed.given.recommendation(row.id);
  await bed.given.upload(row.id, { status: 'processing' });
  const member = await bed.as(row);
  const operator = await bed.newPerson('operator');
  const before = dataOf(await operator.run('UserDetail', { id: row.id }));
  await db.execute(
    sql.raw(`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'secret detail'; end $$;
    create trigger refuse before update on data_uploads for each row execute function refuse()`),
  );
  const failed = await member.run('RevokeConsent');
  await db.execute(sql.raw('drop trigger refuse on data_uploads'));
  expectRefused(failed, 'INTERNAL_SERVER_ERROR');
  expect(failed.text).not.toMatch(/secret detail|update|data_uploads/);
  expect(dataOf(await operator.run('UserDetail', { id: row.id }))).toEqual(before);
  expect(dataOf(await member.run('Home'))).toMatchObject({
    me: { consentStatus: true, profile: { personaId: 1 } },
  });
});

test('grants and revocations are in the audit log, with who', async () => {
  const member = await bed.newPerson('user');
  dataOf(await member.run('RevokeConsent'));
  dataOf(await member.run('GrantConsent', { version: '1.1' }));
  const lines = bed.logs.map((line) => JSON.parse(line)).filter(({ by }) => by === member.id);
  expect(lines).toEqual([
    expect.objectContaining({ audit: true, event: 'consent.revoked', operation: 'RevokeConsent' }),
    expect.objectContaining({ audit: true, event: 'consent.granted', version: '1.1' }),
  ]);
});

test('the answer of a mutation shows what is so after it, however warm everything was', async () => {
  const row = await bed.given.member(1);
  await bed.given.recommendation(row.id, { status: 'approved', approvedAt: new Date() });
  await bed.given.upload(row.id, { status: 'processing' });
  const member = await bed.as(row);
  const rest =
    'consentStatus profile { id } recommendations { totalCount } uploads { nodes { status } }';
  const warm = await member.send(`{ me { ${rest} } }`);
  const approved = { recommendations: { totalCount: 1 } };
  expect(dataOf(warm)).toMatchObject({ me: { consentStatus: true, ...approved } });
  const document = `mutation {
    away: revokeConsent { ${rest} }
    back: grantConsent(version: "1.1") { ${rest} }
  }`;
  const failed = { profile: null, uploads: { nodes: [{ status: 'FAILED' }] } };
  expect(dataOf(await member.send(document))).toEqual({
    away: { consentStatus: false, ...failed, recommendations: { totalCount: 0 } },
    back: { consentStatus: true, ...failed, ...approved },
  });
});
