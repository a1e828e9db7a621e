import { afterAll, beforeAll, expect, test } from 'vitest';
import { dataOf, expectBadInput, expectRefused, unknownId } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

const nothing = { totalCount: 0, nodes: [] };

test('UserDetail shows an operator a member who consents, with everything', async () => {
  const row = await bed.given.user({ phoneNumber: '+14155550101' });
  const profile = await bed.given.profile(row.id, 3);
  const history = await bed.given.history(row.id, 3, new Date('2026-05-01T00:00:00Z'));
  const pending = await bed.given.recommendation(row.id);
  const upload = await bed.given.upload(row.id, { status: 'completed' });
  const operator = await bed.newPerson('operator');
  for (const id of [row.id, row.id.toUpperCase()]) {
    expect(dataOf(await operator.run('UserDetail', { id }))).toEqual({
      user: {
        id: row.id,
        email: row.email,
        phoneNumber: '+14155550101',
        role: 'USER',
        consentStatus: true,
        createdAt: row.createdAt.toISOString(),
        profile: {
          id: profile.id,
          personaId: 3,
          personaName: 'Subscription-Heavy',
          updatedAt: profile.updatedAt.toISOString(),
          signals30d: { windowDays: 30, asOf: '2026-11-20' },
          signals180d: { windowDays: 180, asOf: '2026-11-20' },
        },
        personaHistory: {
          totalCount: 1,
          nodes: [
            {
              id: history.id,
              personaName: 'Subscription-Heavy',
              assignedAt: '2026-05-01T00:00:00.000Z',
            },
          ],
        },
        recommendations: {
          totalCount: 1,
          nodes: [
            {
              id: pending.id,
              type: 'EDUCATION',
              title: pending.title,
              status: 'PENDING',
              createdAt: pending.createdAt.toISOString(),
            },
          ],
        },
        uploads: {
          totalCount: 1,
          nodes: [
            {
              id: upload.id,
              fileName: 'transactions.csv',
              status: 'COMPLETED',
              createdAt: upload.createdAt.toISOString(),
            },
          ],
        },
      },
    });
  }
});

test('UserDetail shows an administrator the account of a member without consent, and nothing else', async () => {
  const row = await bed.given.user({ consentStatus: false, phoneNumber: '+14155550102' });
  await bed.given.history(row.id, 1, new Date());
  await bed.given.recommendation(row.id, { status: 'approved', approvedAt: new Date() });
  await bed.given.upload(row.id);
  const admin = await bed.newPerson('admin');
  expect(dataOf(await admin.run('UserDetail', { id: row.id }))).toEqual({
    user: {
      id: row.id,
      email: row.email,
      phoneNumber: '+14155550102',
      role: 'USER',
      consentStatus: false,
      createdAt: row.createdAt.toISOString(),
      profile: null,
      personaHistory: nothing,
      recommendations: nothing,
      uploads: nothing,
    },
  });
});

test('UserDetail answers null with NOT_FOUND for an id that does not exist', async () => {
  for (const role of ['operator', 'admin'] as const) {
    const person = await bed.newPerson(role);
    const answer = await person.run('UserDetail', { id: unknownId });
    expect(expectRefused(answer, 'NOT_FOUND')).toMatchObject({ path: ['user'] });
    expect(answer.data).toEqual({ user: null });
  }
});

test('UserDetail names a malformed id', async () => {
  const operator = await bed.newPerson('operator');
  for (const id of ['', '1', 'x'.repeat(36), `${unknownId}'`]) {
    expectBadInput(await operator.run('UserDetail', { id }), { id: 'must be a UUID' });
  }
  expectBadInput(await operator.run('UserDetail', { id: '\0' }), { id: /NUL/ });
});
