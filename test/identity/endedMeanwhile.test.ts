import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sessions, users } from '../../src/db/schema.ts';
import type { Answer, Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { latestCode } from './smsInbox.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

/** Until a statement of the gateway waits for a lock. */
async function untilWaiting(): Promise<void> {
  await vi.waitUntil(
    async () => {
      const rows = await bed.gateway.services.db.execute(sql`
      select 1 from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()`);
      return rows.length > 0;
    },
    { timeout: 10_000 },
  );
}

/** Sends a request, and ends all sessions of whoever sends it while it is on its way. */
async function endedWhile(
  person: Person,
  send: () => Promise<Answer<unknown>>,
): Promise<Answer<unknown>> {
  let answer: Promise<Answer<unknown>> | null = null;
  await bed.gateway.services.db.transaction(async (tx) => {
    await tx.select().from(users).where(eq(users.id, person.id)).for('update');
    answer = send();
    await untilWaiting();
    await tx.delete(sessions).where(eq(sessions.userId, person.id));
  });
  if (answer === null) throw new Error('nothing was sent');
  return answer;
}

async function rowOf({ id }: Person) {
  const [row] = await bed.gateway.services.db.select().from(users).where(eq(users.id, id));
  return row;
}

test('S6: a change of password that is on its way when the session ends does not come about', async () => {
  const person = await bed.newPerson('user');
  await person.run('Home');
  const document = `mutation { changePassword(input: { newPassword: "four unrelated words here" }) { accessToken } }`;
  const answer = await endedWhile(person, () => person.send(document));
  expect(answer.code).toBe('UNAUTHENTICATED');
  expect(await rowOf(person)).toMatchObject({ passwordHash: null });
  const living = bed.gateway.services.db.$count(sessions, eq(sessions.userId, person.id));
  expect(await living).toBe(0);
});

test('S6: a phone number that is being linked when the session ends is not linked', async () => {
  const person = await bed.newPerson('user');
  const phoneNumber = '+14155550188';
  await bed.anonymous.run('RequestSmsCode', { phoneNumber });
  const document = `mutation ($input: VerifySmsCodeInput!) { linkPhone(input: $input) { id } }`;
  const input = { phoneNumber, code: latestCode(bed, phoneNumber) };
  const answer = await endedWhile(person, () => person.send(document, { input }));
  expect(answer.code).toBe('UNAUTHENTICATED');
  expect(await rowOf(person)).toMatchObject({ phoneNumber: null });
});
