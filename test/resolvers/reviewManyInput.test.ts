import { inArray } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recommendations } from '../../src/db/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf, expectBadInput, unknownId } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

interface Payload {
  reviewed: number;
  failed: number;
  outcomes: {
    id: string;
    recommendation: { id: string; status: string } | null;
    error: { code: string; message: string } | null;
  }[];
}

let bed: TestBed;
let operator: Person;
let memberId: string;
beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
  memberId = (await bed.given.user()).id;
});
afterAll(() => bed.close());

async function pending(count: number, userId = memberId): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push((await bed.given.recommendation(userId)).id);
  return ids;
}
const send = (input: object, person = operator) =>
  person.run<{ reviewRecommendations: Payload }>('ReviewMany', { input });
const review = async (input: object, person = operator) =>
  dataOf(await send(input, person)).reviewRecommendations;
async function statusesOf(ids: string[]) {
  const { db } = bed.gateway.services;
  const rows = await db.select().from(recommendations).where(inArray(recommendations.id, ids));
  return ids.map((id) => rows.find((row) => row.id === id)?.status);
}

test('ReviewMany takes 1 to 100 ids', async () => {
  const ids = await pending(100);
  expect((await review({ ids, decision: 'APPROVE' })).reviewed).toBe(100);
  const message = 'must name 1 to 100 recommendations';
  for (const wrong of [[], [...ids, unknownId], Array.from({ length: 101 }, () => unknownId)]) {
    expectBadInput(await send({ ids: wrong, decision: 'APPROVE' }), { 'input.ids': message });
  }
});

test.each([
  ['REJECT without a reason', { decision: 'REJECT' }, { 'input.reason': 'is required to reject' }],
  [
    'REJECT with a null',
    { decision: 'REJECT', reason: null },
    { 'input.reason': 'is required to reject' },
  ],
  [
    'REJECT with an empty reason',
    { decision: 'REJECT', reason: '' },
    { 'input.reason': /1 to 500/ },
  ],
  [
    'REJECT with 501 characters',
    { decision: 'REJECT', reason: 'x'.repeat(501) },
    { 'input.reason': /1 to 500/ },
  ],
  ['REJECT with a NUL', { decision: 'REJECT', reason: 'a\0' }, { 'input.reason': /NUL/ }],
  [
    'APPROVE with a reason',
    { decision: 'APPROVE', reason: 'Good' },
    { 'input.reason': 'must be left out to approve' },
  ],
  [
    'an unknown decision',
    { decision: 'POSTPONE' },
    { 'input.decision': /POSTPONE.*ReviewDecision/ },
  ],
  ['no decision', {}, { input: /decision/ }],
])('%s is refused before anything is written', async (_title, faulty, fields) => {
  const ids = await pending(2);
  expectBadInput(await send({ ids, ...faulty }), fields);
  expect(await statusesOf(ids)).toEqual(['pending', 'pending']);
});

test('APPROVE takes a reason of null as none', async () => {
  const ids = await pending(1);
  expect((await review({ ids, decision: 'APPROVE', reason: null })).reviewed).toBe(1);
});

test('a NUL in one of the ids is BAD_USER_INPUT and decides nothing', async () => {
  const [id = ''] = await pending(1);
  expectBadInput(await send({ ids: [id, 'a\0'], decision: 'APPROVE' }), { 'input.ids.1': /NUL/ });
  expect(await statusesOf([id])).toEqual(['pending']);
});
