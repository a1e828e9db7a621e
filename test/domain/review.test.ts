import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recommendations } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { fewOrMany } from '../harness/volume.ts';

interface Conflict {
  status: string;
  decidedAt: string;
  decidedBy: { id: string; email: string };
}

const rounds = fewOrMany(30, 100);

let bed: TestBed;
/** Two operators, each at a gateway of their own. */
let operators: [Person, Person];
let beds: [TestBed, TestBed];
let memberId: string;

beforeAll(async () => {
  bed = await openTestBed();
  const other = await bed.another();
  beds = [bed, other];
  operators = [await bed.newPerson('operator'), await other.newPerson('operator')];
  memberId = (await bed.given.user()).id;
  // Each UPDATE of a recommendation leaves a row here, whoever made it and however often.
  await bed.gateway.services.db.execute(
    sql.raw(`
    create table updates (id uuid);
    create function note_update() returns trigger language plpgsql as
      $$ begin insert into updates values (new.recommendation_id); return new; end $$;
    create trigger note_update after update on recommendations for each row execute function note_update()`),
  );
});
afterAll(() => bed.close());

async function rowOf(id: string) {
  const { db } = bed.gateway.services;
  const [row] = await db.select().from(recommendations).where(eq(recommendations.id, id));
  return row;
}
async function updatesOf(id: string): Promise<number> {
  const rows = await bed.gateway.services.db.execute(sql`select 1 from updates where id = ${id}`);
  return rows.length;
}
const auditOf = (logs: readonly string[], id: string) =>
  logs.map((line) => JSON.parse(line)).filter(({ recommendationId }) => recommendationId === id);

test(`two operators who decide at once, ${rounds} times: one decision each time, the other learns whose`, async () => {
  const tally = { first: 0, second: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const { id } = await bed.given.recommendation(memberId);
    const [approval, rejection] = await Promise.all([
      operators[round % 2]?.run<object>('Approve', { id }),
      operators[1 - (round % 2)]?.run<object>('Reject', { id, reason: 'Not now' }),
    ]);
    const answers = [approval, rejection];
    expect(answers.map((answer) => answer?.code).toSorted()).toEqual(['CONFLICT', undefined]);
    const approved = approval?.code === undefined;
    const winner = operators[approved ? round % 2 : 1 - (round % 2)];
    const conflict = (approved ? rejection : approval)?.errors[0]?.extensions;
    const row = await rowOf(id);
    expect(conflict).toEqual({
      code: 'CONFLICT',
      status: approved ? 'APPROVED' : 'REJECTED',
      decidedAt: (row?.approvedAt ?? row?.rejectedAt)?.toISOString(),
      decidedBy: { id: winner?.id, email: winner?.email },
    } satisfies Record<keyof Conflict | 'code', unknown>);
    expect(row).toMatchObject(
      approved
        ? { status: 'approved', approvedById: winner?.id, rejectedAt: null, rejectionReason: null }
        : {
            status: 'rejected',
            rejectedById: winner?.id,
            approvedAt: null,
            rejectionReason: 'Not now',
          },
    );
    expect(await updatesOf(id)).toBe(1);
    tally[approved ? 'first' : 'second'] += 1;
  }
  expect(tally.first + tally.second).toBe(rounds);
});

test('I1: the same decision 50 times at once has one effect', async () => {
  const { id } = await bed.given.recommendation(memberId);
  const asked = Array.from({ length: 50 }, (_, index) => operators[index % 2]);
  const answers = await Promise.all(asked.map((person) => person?.run<object>('Approve', { id })));
  const codes = answers.map((answer) => answer?.code);
  expect(codes.filter((code) => code === undefined)).toHaveLength(1);
  expect(codes.filter((code) => code === 'CONFLICT')).toHaveLength(49);
  const winner = asked[codes.indexOf(undefined)];
  const row = await rowOf(id);
  expect(row).toMatchObject({ status: 'approved', approvedById: winner?.id });
  const told = answers.flatMap(
    (answer) => answer?.errors.map(({ extensions }) => extensions) ?? [],
  );
  const conflict = { status: 'APPROVED', decidedAt: row?.approvedAt?.toISOString() };
  for (const extensions of told) {
    expect(extensions).toMatchObject({ ...conflict, decidedBy: { id: winner?.id } });
  }
  expect(await updatesOf(id)).toBe(1);
  const logs = beds.flatMap((it) => it.logs);
  expect(auditOf(logs, id)).toHaveLength(1);
});

async function pending(count: number, userId = memberId): Promise<string[]> {
  const rows = Array.from({ length: count }, () => bed.given.recommendation(userId));
  return (await Promise.all(rows)).map(({ id }) => id);
}
const reviewMany = (person: Person, ids: string[]) =>
  person.run<{ reviewRecommendations: { reviewed: number; failed: number } }>('ReviewMany', {
    input: { ids, decision: 'APPROVE' },
  });

test('many decided at once in opposite orders: each once, and nobody waits for ever', async () => {
  for (let round = 0; round < 10; round += 1) {
    const ids = await pending(40);
    const orders = [ids, ids.toReversed(), ids.toSorted(), ids.toSorted().toReversed()];
    const answers = await Promise.all(
      orders.map((order, index) => reviewMany(operators[index % 2] ?? operators[0], order)),
    );
    const payloads = answers.map((answer) => dataOf(answer).reviewRecommendations);
    expect(payloads.reduce((sum, { reviewed }) => sum + reviewed, 0)).toBe(40);
    expect(payloads.reduce((sum, { failed }) => sum + failed, 0)).toBe(120);
  }
});

/** Waits until a deletion of a member's recommendations has begun. */
async function untilDeleting(userId: string): Promise<void> {
  const { db } = bed.gateway.services;
  await expect
    .poll(
      () =>
        db.execute(
          sql`select 1 from recommendations where user_id = ${userId} for update skip locked limit 20`,
        ),
      { interval: 1 },
    )
    .not.toHaveLength(20);
}

test('a review and a revocation of consent that meet: none fails, none is decided without consent', async () => {
  const { db } = bed.gateway.services;
  // A slow deletion, so that the two do meet.
  await db.execute(
    sql.raw(`
    create function dawdle() returns trigger language plpgsql as
      $$ begin perform pg_sleep(0.004); return old; end $$;
    create trigger dawdle before delete on recommendations for each row execute function dawdle()`),
  );
  for (let round = 0; round < 4; round += 1) {
    const row = await bed.given.user();
    const ids = Array.from({ length: 20 }, () => randomUUID()).toSorted();
    // The order in the table is the reverse of the order in which a review locks.
    for (const id of ids.toReversed()) await bed.given.recommendation(row.id, { id });
    const revocation = (await bed.as(row)).run<object>('RevokeConsent');
    await untilDeleting(row.id);
    const { reviewed } = dataOf(await reviewMany(operators[0], ids)).reviewRecommendations;
    dataOf(await revocation);
    const left = await db.select().from(recommendations).where(eq(recommendations.userId, row.id));
    expect(left.every(({ status }) => status === 'approved')).toBe(true);
    expect(left).toHaveLength(reviewed);
  }
  await db.execute(sql.raw('drop trigger dawdle on recommendations'));
});

test('a decision on a gateway is seen on the other by the next read', async () => {
  const row = await bed.given.user();
  const other = await bed.another();
  const member = await other.as(row);
  for (let round = 1; round <= 20; round += 1) {
    const { id } = await bed.given.recommendation(row.id);
    dataOf(await member.run('Home'));
    dataOf(await (operators[round % 2] ?? operators[0]).run('Approve', { id }));
    const home = await member.run('Home');
    expect(dataOf(home)).toMatchObject({ me: { recommendations: { totalCount: round } } });
  }
});
