import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
let production: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
  production = await bed.another({ env: { NODE_ENV: 'production' } });
});
afterAll(() => bed?.close());

/** Runs the server audits of GraphQL over HTTP. @returns how each one ended, by its name */
async function audit(baseUrl: string) {
  const audits = serverAudits({ url: `${baseUrl}/graphql`, fetchFn: fetch });
  const results = await Promise.all(audits.map(({ fn }) => fn()));
  const named = (status: string) =>
    results.filter((result) => result.status === status).map(({ name }) => name);
  return { ok: named('ok'), notice: named('notice'), warn: named('warn'), error: named('error') };
}

test('G11: the audits of GraphQL over HTTP find no error', async () => {
  const { ok, notice, warn, error } = await audit(bed.url);
  process.stdout.write(
    `graphql-http audits: ${ok.length} ok, ${notice.length} notices, ${warn.length} warnings\n`,
  );
  expect(error).toEqual([]);
  expect(ok.length).toBeGreaterThanOrEqual(55);
  // A GET without a header that needs a preflight is refused: see G9.
  expect(notice.every((name) => name.includes('GET'))).toBe(true);
  // We answer 400 to what is wrong with a document, whichever JSON was asked for.
  expect(warn).toHaveLength(3);
});

test('G11: in production nothing fails but what introspects', async () => {
  expect((await audit(production.url)).error).toEqual([
    'MUST accept utf-8 encoded request', // its document asks for `__type(name: "Run🏃Swim🏊")`
    'MUST allow map {variables} parameter when accepting application/json', // and so does this one
  ]);
});
