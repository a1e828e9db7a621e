import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

const secret = 'the-vault-code-is-4711';

let bed: TestBed;
let operator: Person;

beforeAll(async () => {
  bed = await openTestBed({ env: { NODE_ENV: 'production' } });
  operator = await bed.newPerson('operator');
  // PostgreSQL itself fails with a secret: no part of the gateway needs to be replaced for that.
  const { db } = bed.gateway.services;
  await db.execute(sql`
    create function fail() returns trigger language plpgsql as
    $$ begin raise exception 'the-vault-code-is-4711'; end $$`);
  await db.execute(sql`
    create trigger fail before update on recommendations for each row execute function fail()`);
  await db.execute(sql`alter table persona_history rename to gone`);
});
afterAll(() => bed?.close());

function expectGeneric(answer: Answer<unknown>): string {
  expect(answer.code).toBe('INTERNAL_SERVER_ERROR');
  expect(answer.errors[0]?.message).toMatch(/^Something went wrong on our side/);
  expect(answer.text).not.toMatch(
    /vault|4711|recommendations\b.*set|relation|select|stack|\.ts|at /i,
  );
  const { errorId, ...rest } = answer.errors[0]?.extensions ?? { code: '' };
  expect(rest).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
  expect(errorId).toBe(answer.headers.get('x-request-id'));
  return errorId ?? '';
}

const logged = (errorId: string) =>
  bed.logs.filter((line) => line.includes(errorId) && line.includes('"level":"error"')).join('');

test('G10: a failure in a mutation tells the client an id; the story is in the log alone', async () => {
  const { id } = await bed.given.recommendation((await bed.given.member()).id);
  const errorId = expectGeneric(await operator.run('Approve', { id }));
  expect(logged(errorId)).toContain(secret);
  expect(logged(errorId)).toContain('"operation":"Approve"');
});

test('G10: a failure deep in a query tells the client an id and its path', async () => {
  const member = await bed.as(await bed.given.member());
  const answer = await member.run('PersonaTimeline');
  const errorId = expectGeneric(answer);
  expect(answer.errors[0]?.path).toEqual(['me', 'personaHistory']);
  expect(logged(errorId)).toContain('does not exist');
});

test('G10: the log has the SQL of what failed and none of its values', async () => {
  const reason = 'because of the neighbour';
  const { id } = await bed.given.recommendation((await bed.given.member()).id);
  const errorId = expectGeneric(await operator.run('Reject', { id, reason }));
  expect(logged(errorId)).toContain('update \\"recommendations\\"');
  expect(bed.logs.join('')).not.toContain(reason);
});

test('G10: a request that nobody named has an id of the gateway, which it answers', async () => {
  const { headers } = await bed.anonymous.send('{ __typename }');
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});
