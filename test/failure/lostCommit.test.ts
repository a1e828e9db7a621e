import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RecommendationRow } from '../../src/db/schema.ts';
import type { Answer, Person } from '../harness/client.ts';
import { createDatabase, type TestDatabase } from '../harness/database.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { type CommitReplyProxy, openCommitReplyProxy } from './commitReplyProxy.ts';

const gatewayName = 'spendsense-gateway';

let database: TestDatabase;
let proxy: CommitReplyProxy;
let bed: TestBed;
/** Straight to PostgreSQL: what has really happened. */
let truth: postgres.Sql;
let operator: Person;

beforeAll(async () => {
  database = await createDatabase();
  proxy = await openCommitReplyProxy(database.url);
  bed = await openTestBed({ databaseUrl: proxy.url });
  truth = postgres(database.url, { max: 1, onnotice: () => undefined });
  operator = await bed.newPerson('operator');
});

afterAll(async () => {
  await bed?.close();
  await truth?.end();
  await proxy?.close();
  await database?.drop();
});

/** Sends once so that the reply to the commit is lost on its way to the gateway. */
async function sendLosingCommit(send: () => Promise<Answer<unknown>>): Promise<void> {
  const isLost = proxy.loseCommitReply(gatewayName);
  const answer = await send();
  expect(isLost()).toBe(true);
  expect(answer).toMatchObject({ status: 503, code: 'INTERNAL_SERVER_ERROR' });
}

async function titlesAtHome(member: Person): Promise<string[]> {
  const { data } = await member.run<{
    me: { recommendations: { nodes: { title: string }[] } };
  }>('Home');
  return data?.me.recommendations.nodes.map(({ title }) => title) ?? [];
}

const rowOf = async (id: string) => {
  const [row] = await truth<Pick<RecommendationRow, 'status'>[]>`
    select status::text, approved_by::text as by, approved_at as at, rejected_at as "rejectedAt"
    from recommendations where recommendation_id = ${id}`;
  return row;
};

test('R4: an approval whose commit was not confirmed has one effect, and nothing stale is read', async () => {
  const { id: memberId } = await bed.given.member();
  const member = await bed.as({ id: memberId });
  const { id } = await bed.given.recommendation(memberId, { title: 'Pay on the 5th' });
  expect(await titlesAtHome(member)).toEqual([]); // the cache is warm with what was before

  await sendLosingCommit(() => operator.run('Approve', { id }));
  expect(await titlesAtHome(member)).toEqual(['Pay on the 5th']);
  const decided = await rowOf(id);
  expect(decided).toMatchObject({ status: 'approved', by: operator.id });

  const retry = await operator.run('Approve', { id });
  expect(retry).toMatchObject({ status: 200, code: 'CONFLICT' });
  expect(retry.errors[0]?.extensions).toMatchObject({
    status: 'APPROVED',
    decidedBy: { id: operator.id, email: operator.email },
  });
  expect(await rowOf(id)).toEqual(decided);
  expect(await titlesAtHome(member)).toEqual(['Pay on the 5th']);
});

test('R4: a review of many whose commit was not confirmed decides each once', async () => {
  const { id: memberId } = await bed.given.member();
  const member = await bed.as({ id: memberId });
  const rows = [await bed.given.recommendation(memberId), await bed.given.recommendation(memberId)];
  const input = { ids: rows.map(({ id }) => id), decision: 'APPROVE' };
  expect(await titlesAtHome(member)).toEqual([]);

  await sendLosingCommit(() => operator.run('ReviewMany', { input }));
  expect(await titlesAtHome(member)).toHaveLength(2);
  const { data } = await operator.run<{
    reviewRecommendations: { reviewed: number; outcomes: { error: { code: string } | null }[] };
  }>('ReviewMany', { input });
  expect(data?.reviewRecommendations.reviewed).toBe(0);
  const codes = data?.reviewRecommendations.outcomes.map(({ error }) => error?.code);
  expect(codes).toEqual(['CONFLICT', 'CONFLICT']);
});

test('R4: a rejection after an approval that was not confirmed changes nothing', async () => {
  const { id: memberId } = await bed.given.member();
  const { id } = await bed.given.recommendation(memberId);
  await sendLosingCommit(() => operator.run('Approve', { id }));
  const rejection = await operator.run('Reject', { id, reason: 'Not relevant' });
  expect(rejection.code).toBe('CONFLICT');
  expect(await rowOf(id)).toMatchObject({ status: 'approved', rejectedAt: null });
});

test('R4: a registration whose commit was not confirmed makes one account', async () => {
  const input = { email: 'twice@example.com', password: 'a long enough password' };
  await sendLosingCommit(() => bed.anonymous.run('Register', { input }));
  expect((await bed.anonymous.run('Register', { input })).code).toBe('CONFLICT');
  expect(await truth`select 1 from users where email = ${input.email}`).toHaveLength(1);
  expect((await bed.anonymous.run('Login', { input })).errors).toEqual([]);
});

test('R4, negative control: a client that merely repeats its write through this proxy doubles it', async () => {
  await truth`create table effects (id int)`;
  const naive = postgres(proxy.url, { max: 1, connection: { application_name: gatewayName } });
  const isLost = proxy.loseCommitReply(gatewayName);
  const write = () => naive.begin((tx) => tx`insert into effects values (1)`);
  await expect(write()).rejects.toThrow();
  await write();
  await naive.end();
  expect(isLost()).toBe(true);
  expect(await truth`select * from effects`).toHaveLength(2);
});
