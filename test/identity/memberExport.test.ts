import { desc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  dataUploads,
  personaHistory,
  recommendations,
  sessions,
  userProfiles,
  users,
} from '../../src/db/schema.ts';
import { exportedTables } from '../../src/domain/memberExport.ts';
import type { Person } from '../harness/client.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import type { TestBed } from '../harness/testBed.ts';
import { type FullMember, fullMember } from './accountSubjects.ts';
import { accountRow, type OauthBed, openOauthBed } from './oauthBed.ts';

let bed: OauthBed;
let other: TestBed;
let member: FullMember;
let stranger: FullMember;
beforeAll(async () => {
  bed = await openOauthBed();
  other = await bed.another();
  const contact = { email: 'export@example.com', phoneNumber: '+14155550180' };
  member = await fullMember(bed, other, contact);
  const theirs = { email: 'stranger@example.com', phoneNumber: '+14155550181' };
  stranger = await fullMember(bed, other, theirs);
});
afterAll(() => bed.close());

type Document = Record<string, Record<string, unknown>[]> & { account: Record<string, unknown> };

const exportOf = async (person: Person) =>
  dataOf(await person.send<{ exportMyData: Document }>('{ exportMyData }')).exportMyData;

const ids = (rows: readonly object[] = []) =>
  rows.map((row) => ('id' in row ? row.id : null)).toSorted();

test('the export holds every row of the member', async () => {
  const document = await exportOf(member.people[0]);
  const { db } = bed.gateway.services;
  const { id } = member;
  const rows = {
    sessions: await db.select().from(sessions).where(eq(sessions.userId, id)),
    personaHistory: await db
      .select()
      .from(personaHistory)
      .where(eq(personaHistory.userId, id))
      .orderBy(desc(personaHistory.assignedAt)),
    recommendations: await db.select().from(recommendations).where(eq(recommendations.userId, id)),
    dataUploads: await db.select().from(dataUploads).where(eq(dataUploads.userId, id)),
  };
  expect(rows).toMatchObject({
    sessions: [{}, {}],
    personaHistory: [{}, {}],
    dataUploads: [{}, {}],
  });
  expect(rows.recommendations).toHaveLength(3);
  for (const name of ['sessions', 'recommendations', 'dataUploads'] as const) {
    expect(ids(document[name]), name).toEqual(ids(rows[name]));
  }
  for (const exported of document.recommendations ?? []) {
    const row = rows.recommendations.find(({ id: rowId }) => rowId === exported.id);
    expect(JSON.parse(JSON.stringify(row))).toMatchObject(exported);
    expect(exported).toHaveProperty('decisionTrace', row?.decisionTrace);
  }
  const history = rows.personaHistory.map(({ personaId, personaName, assignedAt, signals }) => ({
    personaId,
    personaName,
    assignedAt: assignedAt.toISOString(),
    signals,
  }));
  expect(document.personaHistory).toEqual(history);
  const [profile] = await db.select().from(userProfiles).where(eq(userProfiles.userId, id));
  expect(document.userProfiles).toEqual([
    expect.objectContaining({ personaId: 2, signals30d: profile?.signals30d }),
  ]);
  expect(document.oauthFlows).toEqual([expect.objectContaining({ provider: 'github' })]);
  expect(document).toMatchObject({ exportedAt: expect.stringMatching(/Z$/), decisions: [] });
});

test('the export holds the whole account, and only the presence of its secrets', async () => {
  const { account } = await exportOf(member.people[1]);
  const row = await accountRow(bed, member.id);
  const { passwordHash, ...own } = row ?? {};
  expect(passwordHash).toMatch(/^\$argon2id\$/);
  expect(account).toEqual({
    ...JSON.parse(JSON.stringify(own)),
    signInMethods: { password: true, phone: true, providers: ['google', 'oidc'] },
  });
});

test('no secret and nothing for staff alone is in the export', async () => {
  const { db } = bed.gateway.services;
  const operator = await bed.newPerson('operator');
  const pending = (await bed.given.recommendation(member.id)).id;
  dataOf<unknown>(await operator.run('Reject', { id: pending, reason: 'A note among colleagues' }));
  const approved = (await bed.given.recommendation(member.id)).id;
  dataOf<unknown>(await operator.run('Approve', { id: approved }));
  const text = JSON.stringify(await exportOf(member.people[0]));
  expect(text).toContain(pending);
  expect(text).toContain(approved);
  const tokens = await db.select().from(sessions).where(eq(sessions.userId, member.id));
  const [account] = await db.select().from(users).where(eq(users.id, member.id));
  const secrets = [
    ...tokens.flatMap((row) => [row.refreshTokenHash, row.previousRefreshTokenHash]),
    account?.passwordHash,
    operator.id,
    operator.email,
    'A note among colleagues',
    member.refreshToken,
  ];
  const flows = await db.execute<Record<'state' | 'flow_secret', string>>(
    sql`select state, flow_secret from oauth_flows`,
  );
  secrets.push(...flows.flatMap(({ state, flow_secret }) => [state, flow_secret]));
  for (const secret of secrets) {
    if (typeof secret === 'string') expect(text.includes(secret), secret).toBe(false);
  }
});

test('Z2: another member’s data is never in the export', async () => {
  const text = JSON.stringify(await exportOf(member.people[0]));
  for (const name of stranger.names) expect(text.includes(name), name).toBe(false);
});

test('after consent was revoked the export still holds what was kept', async () => {
  const contact = { email: 'revoked@example.com', phoneNumber: '+14155550182' };
  const revoked = await fullMember(bed, other, contact);
  const [person] = revoked.people;
  dataOf<unknown>(await person.run('RevokeConsent'));
  const document = await exportOf(person);
  expect(document).toMatchObject({ account: { consentStatus: false }, userProfiles: [] });
  expect(document.personaHistory).toHaveLength(2);
  expect(document.dataUploads).toHaveLength(2);
  const statuses = (document.recommendations ?? []).map(({ status }) => status);
  expect(statuses.toSorted()).toEqual(['approved', 'rejected']);
});

test('an operator’s export holds their decisions, without the members they are about', async () => {
  const operator = await bed.newPerson('operator');
  const { id } = await bed.given.recommendation(stranger.id);
  dataOf<unknown>(await operator.run('Reject', { id, reason: 'Not relevant' }));
  const document = await exportOf(operator);
  expect(document.decisions).toEqual([
    expect.objectContaining({ recommendationId: id, rejectionReason: 'Not relevant' }),
  ]);
  const text = JSON.stringify(document);
  for (const name of stranger.names) expect(text.includes(name), name).toBe(false);
});

test('a stranger exports nothing', async () => {
  expectRefused(await bed.anonymous.send('{ exportMyData }'), 'UNAUTHENTICATED');
});

test('every table with a foreign key to an account is in the export', async () => {
  const found = await bed.gateway.services.db.execute<{ name: string }>(sql`
    select distinct used.table_name as name
    from information_schema.referential_constraints reference
    join information_schema.constraint_column_usage target
      using (constraint_schema, constraint_name)
    join information_schema.key_column_usage used using (constraint_schema, constraint_name)
    where target.table_schema = 'public'
      and target.table_name = 'users' and target.column_name = 'user_id'`);
  const names = found.map(({ name }) =>
    name.replaceAll(/_(\w)/g, (_all, letter: string) => letter.toUpperCase()),
  );
  expect(names).toContain('sessions');
  expect(names.filter((name) => !Object.hasOwn(exportedTables, name))).toEqual([]);
});
