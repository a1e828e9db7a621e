import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  dataUploads,
  personaHistory,
  recommendations,
  type UserRow,
  userProfiles,
} from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
let row: UserRow;
let bystander: UserRow;
let member: Person;
let operator: Person;
let uploadIds: Record<'pending' | 'processing' | 'completed' | 'failed', string>;

/** A member with something of everything. */
async function fullMember(): Promise<UserRow> {
  const user = await bed.given.member(2);
  await bed.given.history(user.id, 1, new Date('2026-01-01T00:00:00Z'));
  await bed.given.history(user.id, 2, new Date('2026-02-01T00:00:00Z'));
  await bed.given.recommendation(user.id);
  await bed.given.recommendation(user.id);
  await bed.given.recommendation(user.id, { status: 'approved', approvedAt: new Date() });
  await bed.given.recommendation(user.id, { status: 'rejected', rejectedAt: new Date() });
  return user;
}

async function givenUploads(userId: string) {
  const ids = { pending: '', processing: '', completed: '', failed: '' };
  for (const status of Object.keys(ids) as (keyof typeof ids)[]) {
    ids[status] = (await bed.given.upload(userId, { status })).id;
  }
  return ids;
}

beforeAll(async () => {
  bed = await openTestBed();
  row = await fullMember();
  bystander = await fullMember();
  uploadIds = await givenUploads(row.id);
  await givenUploads(bystander.id);
  member = await bed.as(row);
  operator = await bed.newPerson('operator');
  // Everything is warm, on another gateway too, so that anything stale would be seen.
  const other = await bed.another();
  for (const person of [member, await other.as(row)]) dataOf(await person.run('Home'));
  dataOf(await operator.run('UserDetail', { id: row.id }));
  expect(dataOf(await member.run('RevokeConsent'))).toEqual({
    revokeConsent: { id: row.id, consentStatus: false, consentVersion: '1.0' },
  });
});
afterAll(() => bed.close());

test('Home then shows no profile and no recommendations, without an error, on every gateway', async () => {
  const other = await bed.another();
  for (const person of [member, await other.as(row)]) {
    expect(dataOf(await person.run('Home'))).toEqual({
      me: {
        id: row.id,
        email: row.email,
        role: 'USER',
        consentStatus: false,
        profile: null,
        recommendations: { totalCount: 0, nodes: [] },
      },
    });
  }
});

test('pending recommendations and the profile are deleted; what was decided stays', async () => {
  const { db } = bed.gateway.services;
  expect(await db.$count(userProfiles, eq(userProfiles.userId, row.id))).toBe(0);
  const left = await db.select().from(recommendations).where(eq(recommendations.userId, row.id));
  expect(left.map(({ status }) => status).toSorted()).toEqual(['approved', 'rejected']);
  expect(await db.$count(personaHistory, eq(personaHistory.userId, row.id))).toBe(2);
});

test('the member still sees the persona history and the uploads', async () => {
  const timeline = dataOf(await member.run('PersonaTimeline'));
  expect(timeline).toMatchObject({ me: { personaHistory: { totalCount: 2 } } });
  const uploads = dataOf(await member.run('Uploads'));
  expect(uploads).toMatchObject({ me: { uploads: { totalCount: 4 } } });
});

test('an upload in processing has ended FAILED with the reason; the others are as they were', async () => {
  const processing = await member.run('UploadStatus', { id: uploadIds.processing });
  expect(dataOf(processing)).toMatchObject({
    upload: {
      status: 'FAILED',
      validationErrors: [{ row: null, field: null, message: 'consent revoked' }],
      processedAt: expect.stringMatching(/Z$/),
    },
  });
  for (const status of ['pending', 'completed', 'failed'] as const) {
    const answer = await member.run('UploadStatus', { id: uploadIds[status] });
    const upload = { status: status.toUpperCase(), validationErrors: [], processedAt: null };
    expect(dataOf(answer)).toMatchObject({ upload });
  }
});

test('to operators the member no longer exists', async () => {
  expectRefused(await operator.run('UserDetail', { id: row.id }), 'NOT_FOUND');
  expectRefused(await operator.run('UploadStatus', { id: uploadIds.completed }), 'NOT_FOUND');
  const queue = await operator.run('ReviewQueue', { filter: { userId: row.id } });
  expect(dataOf(queue)).toMatchObject({ recommendations: { totalCount: 0, nodes: [] } });
  const found = await operator.run('Users', { filter: { search: row.email } });
  expect(dataOf(found)).toMatchObject({ users: { totalCount: 0, nodes: [] } });
});

test('nobody else is touched', async () => {
  const { db } = bed.gateway.services;
  const { id } = bystander;
  expect(await db.$count(userProfiles, eq(userProfiles.userId, id))).toBe(1);
  expect(await db.$count(recommendations, eq(recommendations.userId, id))).toBe(4);
  const uploads = await db.select().from(dataUploads).where(eq(dataUploads.userId, id));
  const statuses = uploads.map(({ status }) => status).toSorted();
  expect(statuses).toEqual(['completed', 'failed', 'pending', 'processing']);
  expect(dataOf(await (await bed.as(bystander)).run('Home'))).toMatchObject({
    me: { consentStatus: true, profile: { personaId: 2 }, recommendations: { totalCount: 1 } },
  });
});
