import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { request } from '../harness/wire.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed({ env: { DB_POOL_MAX: '3' } });
});
afterAll(() => bed?.close());

/** The samples of `/metrics`: `name{labels}` to value. */
async function scrape(): Promise<Map<string, number>> {
  const { text } = await request(`${bed.url}/metrics`);
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

const pool = async () => {
  const samples = await scrape();
  const of = (state: string) => samples.get(`db_pool_connections{state="${state}"}`);
  return { inUse: of('inUse'), waiting: of('waiting'), idle: of('idle'), max: of('max') };
};

test('metrics are in the format of Prometheus, with a help text each', async () => {
  const { headers, text } = await request(`${bed.url}/metrics`);
  expect(headers.get('content-type')).toMatch(/^text\/plain; version=/);
  const described = (kind: string) => [...text.matchAll(new RegExp(`^# ${kind} (\\S+)`, 'gm'))];
  expect(described('HELP')).toHaveLength(described('TYPE').length);
});

test('the pool at rest has connections that idle and nobody waiting', async () => {
  expect(await pool()).toMatchObject({ inUse: 0, waiting: 0, max: 3 });
});

test('the pool under load tells how many work and how many wait; afterwards they idle', async () => {
  const { db } = bed.gateway.services;
  const work = async () => void (await db.execute(sql`select pg_sleep(0.5)`));
  const load = Array.from({ length: 8 }, work);
  // Told while every connection is busy, or it would be less.
  expect(await pool()).toEqual({ inUse: 3, waiting: 5, idle: 0, max: 3 });
  await Promise.all(load);
  const rested = await vi.waitUntil(
    async () => {
      const state = await pool();
      return state.idle === 3 && state;
    },
    { timeout: 10_000 },
  );
  expect(rested).toEqual({ inUse: 0, waiting: 0, idle: 3, max: 3 });
});

test('operations are measured by field, statements and cache reads by what they are', async () => {
  const member = await bed.as(await bed.given.member());
  await member.run('Home');
  await member.run('Home');
  const samples = await scrape();
  const named = (text: string) => [...samples].filter(([name]) => name.includes(text));
  expect(
    samples.get('graphql_operation_duration_seconds_count{operation="query me",outcome="ok"}'),
  ).toBe(2);
  for (const family of ['profile', 'recommendations', 'signals', 'session']) {
    expect(samples.get(`cache_reads_total{family="${family}",result="hit"}`)).toBeGreaterThan(0);
    expect(samples.get(`cache_reads_total{family="${family}",result="miss"}`)).toBeGreaterThan(0);
  }
  expect(named('db_query_duration_seconds_count')).toHaveLength(1);
  expect(samples.get('cache_available')).toBe(1);
});

test('errors are counted by code', async () => {
  await bed.anonymous.send('{ me { id } }');
  const member = await bed.newPerson('user');
  await member.send('{ users { totalCount } }');
  const samples = await scrape();
  expect(samples.get('graphql_errors_total{code="UNAUTHENTICATED"}')).toBe(1);
  expect(samples.get('graphql_errors_total{code="FORBIDDEN"}')).toBe(1);
});

test('nothing that clients choose becomes a label', async () => {
  await bed.anonymous.send('query Chosen1 { chosen2: __typename }', { chosen3: 1 });
  const { text } = await request(`${bed.url}/metrics`);
  expect(text).not.toMatch(/chosen/i);
});
