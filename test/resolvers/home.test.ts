import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

const isoTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const nothing = { totalCount: 0, nodes: [] };

test('Home before anything has happened is empty, not an error', async () => {
  const row = await bed.given.user({ consentStatus: false });
  expect(dataOf(await (await bed.as(row)).run('Home'))).toEqual({
    me: {
      id: row.id,
      email: row.email,
      role: 'USER',
      consentStatus: false,
      profile: null,
      recommendations: nothing,
    },
  });
});

test('Home shows the approved recommendations with all that the screen needs', async () => {
  const row = await bed.given.member(1);
  const createdAt = new Date('2026-10-01T08:00:00.123Z');
  const approvedAt = new Date('2026-10-02T09:30:00.456Z');
  const approved = await bed.given.recommendation(row.id, {
    type: 'partner_offer',
    title: 'A card without interest',
    status: 'approved',
    createdAt,
    approvedAt,
  });
  await bed.given.recommendation(row.id);
  await bed.given.recommendation(row.id, { status: 'rejected', rejectedAt: new Date() });
  const member = await bed.as(row);
  for (const state of ['cold', 'warm']) {
    expect(dataOf(await member.run('Home')), state).toMatchObject({
      me: {
        profile: { personaId: 1, personaName: 'High Utilization', updatedAt: isoTime },
        recommendations: {
          totalCount: 1,
          nodes: [
            {
              id: approved.id,
              type: 'PARTNER_OFFER',
              title: 'A card without interest',
              content: approved.content,
              rationale: approved.rationale,
              status: 'APPROVED',
              createdAt: createdAt.toISOString(),
              approvedAt: approvedAt.toISOString(),
            },
          ],
        },
      },
    });
  }
});

test('Home asks for eight recommendations unless told', async () => {
  const row = await bed.given.user();
  for (let index = 0; index < 9; index += 1) {
    await bed.given.recommendation(row.id, { status: 'approved', approvedAt: new Date() });
  }
  const member = await bed.as(row);
  const lengthOf = async (variables: object) => {
    const answer = await member.run<{
      me: { recommendations: { nodes: object[]; totalCount: number } };
    }>('Home', variables);
    const { nodes, totalCount } = dataOf(answer).me.recommendations;
    expect(totalCount).toBe(9);
    return nodes.length;
  };
  expect([
    await lengthOf({}),
    await lengthOf({ first: 1 }),
    await lengthOf({ first: 100 }),
  ]).toEqual([8, 1, 9]);
});

test('Home without a token is UNAUTHENTICATED, and so it is with a token that is none', async () => {
  const stranger = await bed.anonymous.run('Home');
  expect(stranger.status).toBe(401);
  expectRefused(stranger, 'UNAUTHENTICATED');
  expect(stranger.data).toBeNull();
});

test('staff have a Home of their own', async () => {
  for (const role of ['operator', 'admin'] as const) {
    const person = await bed.newPerson(role);
    expect(dataOf(await person.run('Home'))).toMatchObject({
      me: { id: person.id, role: role.toUpperCase(), profile: null, recommendations: nothing },
    });
  }
});

test('Home of an account without an email address shows null for it', async () => {
  const row = await bed.given.user({ email: null, phoneNumber: '+14155550100' });
  expect(dataOf(await (await bed.as(row)).run('Home'))).toMatchObject({
    me: { id: row.id, email: null },
  });
});
