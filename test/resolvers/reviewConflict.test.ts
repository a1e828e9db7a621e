import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recommendations, users } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf, expectRefused } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
let operator: Person;
let memberId: string;
beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
  memberId = (await bed.given.user()).id;
});
afterAll(() => bed.close());

const isoTime = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const pending = async () => (await bed.given.recommendation(memberId)).id;
const approve = (person: Person, id: string) => person.run<object>('Approve', { id });
const reject = (person: Person, id: string) =>
  person.run<object>('Reject', { id, reason: 'Not relevant' });
async function rowOf(id: string) {
  const { db } = bed.gateway.services;
  const [row] = await db.select().from(recommendations).where(eq(recommendations.id, id));
  return row;
}

test('a second decision answers CONFLICT with what was decided, when and by whom', async () => {
  const other = await bed.newPerson('admin');
  for (const [first, status] of [
    [approve, 'APPROVED'],
    [reject, 'REJECTED'],
  ] as const) {
    const id = await pending();
    dataOf(await first(operator, id));
    const before = await rowOf(id);
    const decidedAt = (before?.approvedAt ?? before?.rejectedAt)?.toISOString();
    // The same one again, the opposite, somebody else, and who decided it.
    for (const answer of [
      await approve(other, id),
      await reject(other, id),
      await first(operator, id),
    ]) {
      const { extensions, message } = expectRefused(answer, 'CONFLICT');
      expect(extensions).toEqual({
        code: 'CONFLICT',
        status,
        decidedAt,
        decidedBy: { id: operator.id, email: operator.email },
      });
      expect(message).toContain(operator.email);
    }
    expect(await rowOf(id)).toEqual(before);
  }
});

test('CONFLICT has no decider after they left, and still when', async () => {
  const leaving = await bed.newPerson('operator');
  const [approved, rejected] = [await pending(), await pending()];
  dataOf(await approve(leaving, approved));
  dataOf(await reject(leaving, rejected));
  await bed.gateway.services.db.delete(users).where(eq(users.id, leaving.id));
  for (const [id, status] of [
    [approved, 'APPROVED'],
    [rejected, 'REJECTED'],
  ] as const) {
    const { extensions, message } = expectRefused(await approve(operator, id), 'CONFLICT');
    expect(extensions).toEqual({ code: 'CONFLICT', status, decidedAt: isoTime, decidedBy: null });
    expect(message).not.toContain(leaving.email);
  }
});

test('CONFLICT with somebody who has no email address does not say that they left', async () => {
  const row = await bed.given.user({ email: null, role: 'operator', phoneNumber: '+14155550177' });
  const id = await pending();
  dataOf(await approve(await bed.as(row), id));
  const { extensions, message } = expectRefused(await approve(operator, id), 'CONFLICT');
  expect(extensions).toMatchObject({ decidedBy: { id: row.id, email: null } });
  expect(message).not.toContain('left');
});

test('a decision in the meantime by the database alone is a CONFLICT too', async () => {
  const id = await pending();
  const rejectedAt = new Date('2026-11-01T10:00:00.000Z');
  await bed.gateway.services.db
    .update(recommendations)
    .set({ status: 'rejected', rejectedAt })
    .where(eq(recommendations.id, id));
  const { extensions } = expectRefused(await approve(operator, id), 'CONFLICT');
  expect(extensions).toEqual({
    code: 'CONFLICT',
    status: 'REJECTED',
    decidedAt: rejectedAt.toISOString(),
    decidedBy: null,
  });
});
