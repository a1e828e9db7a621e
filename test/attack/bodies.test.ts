import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { post } from '../harness/wire.ts';

let bed: TestBed;
let operator: Person;

beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
});
afterAll(() => bed?.close());

/** Bodies that are no request of GraphQL. */
const malformed: Record<string, string> = {
  nothing: '',
  null: 'null',
  'a number': '1',
  'a string': '"{ __typename }"',
  'broken JSON': '{"query":"{ __typename }"',
  'two JSON values': '{"query":"{ __typename }"}{}',
  'no query': '{"variables":{}}',
  'a query of null': '{"query":null}',
  'a query that is a number': '{"query":1}',
  'a query that is an object': '{"query":{"kind":"Document","definitions":[]}}',
  'an empty query': '{"query":""}',
  'variables that are text': '{"query":"{ __typename }","variables":"{}"}',
  'variables that are a list': '{"query":"{ __typename }","variables":[]}',
  'an operation name that is a number': '{"query":"{ __typename }","operationName":1}',
  'extensions that are a list': '{"query":"{ __typename }","extensions":[]}',
  'a prototype to poison': '{"query":"{ __typename }","__proto__":{"polluted":true}}',
  'a constructor to poison':
    '{"query":"{ __typename }","constructor":{"prototype":{"polluted":1}}}',
  'a query of NULs': '{"query":"\\u0000\\u0000"}',
  'a query that never closes': `{"query":"${'{a'.repeat(450)}"}`,
  'a list that never closes': `{"query":"{a(x:${'['.repeat(990)}"}`,
};

test.each(Object.entries(malformed))('a body with %s is refused with 400', async (_, body) => {
  const answer = await post(bed.url, body);
  expect(answer.status).toBe(400);
  const { errors } = JSON.parse(answer.text) as { errors: { extensions: { code: string } }[] };
  expect(errors[0]?.extensions.code).toBeOneOf(['BAD_REQUEST', 'GRAPHQL_PARSE_FAILED']);
  expect(answer.text).not.toMatch(/node_modules|\.js|SyntaxError:/);
});

test('no prototype was poisoned', () => {
  expect('polluted' in {}).toBe(false);
});

test('of two queries in one body there is one, the last, for the check and the execution alike', async () => {
  const twice = (first: string, last: string) => `{"query":"${first}","query":"${last}"}`;
  expect((await post(bed.url, twice('{ __typename }', '{ me { id } }'))).status).toBe(401);
  expect((await post(bed.url, twice('{ me { id } }', '{ __typename }'))).status).toBe(200);
});

test('variables nested 40,000 deep are no burden', async () => {
  const deep = `${'['.repeat(40_000)}${']'.repeat(40_000)}`;
  const withVariable = (query: string) =>
    post(bed.url, `{"query":"${query}","variables":{"id":${deep}}}`, {
      authorization: `Bearer ${operator.token}`,
    });
  expect((await withVariable('{ __typename }')).status).toBe(200);
  const used = await withVariable('query ($id: ID!) { user(id: $id) { id } }');
  expect(used.status).toBe(400);
  expect(JSON.parse(used.text)).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

test('faulty variables are told one by one, up to a number, as BAD_USER_INPUT', async () => {
  const ids = Array.from({ length: 5000 }, () => ({ a: 1 }));
  const answer = await operator.run('ReviewMany', { input: { ids, decision: 'APPROVE' } });
  expect(answer.status).toBe(400);
  expect(answer.errors.length).toBeLessThan(100);
  expect(new Set(answer.errors.map(({ extensions }) => extensions.code))).toEqual(
    new Set(['BAD_USER_INPUT']),
  );
  expect(answer.errors.at(-1)?.message).toContain('more faults than are listed');
  expect(bed.logs.some((line) => line.includes('"level":"error"'))).toBe(false);
});

test('variables that nobody declared are not looked at', async () => {
  const padding = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`v${i}`, i]));
  expect((await operator.send('{ __typename }', padding)).status).toBe(200);
});

const longAddresses = {
  'of dots': `a@${'a.'.repeat(44_000)}`,
  'of dashes': `a@${'a-'.repeat(44_000)}.com`,
  'of quotes': `"${'\\"'.repeat(20_000)}"@example.com`,
  'of blanks': `${' '.repeat(88_000)}<a@example.com>`,
};

test.each(Object.entries(longAddresses))(
  'an address %s is refused in no time',
  async (_, email) => {
    const startedAt = performance.now();
    const answer = await bed.anonymous.run('Login', { input: { email, password: 'x' } });
    expect(answer.code).toBe('BAD_USER_INPUT');
    expect(performance.now() - startedAt).toBeLessThan(2000);
  },
);

test('an operation name of 50,000 characters costs no metric label and no log line', async () => {
  const name = 'N'.repeat(50_000);
  expect((await operator.send(`query ${name} { me { id } }`)).errors).toEqual([]);
  const metrics = await (await fetch(`${bed.url}/metrics`)).text();
  expect(metrics).toContain('operation="query me"');
  expect(metrics).not.toContain('NNNN');
  expect(bed.logs.join('')).not.toContain('N'.repeat(61));
});

test('an operation that the document does not hold is refused with 400', async () => {
  const body = {
    query: 'query A($f: Int!) { users(first: $f) { totalCount } }',
    operationName: 'B',
  };
  const answer = await post(bed.url, JSON.stringify({ ...body, variables: { f: 'x' } }));
  expect(answer.status).toBe(400);
  expect(answer.text).toContain('OPERATION_RESOLUTION_FAILURE');
});

test('a persisted query is refused: none are kept', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
  const answer = await post(bed.url, JSON.stringify({ extensions }));
  expect(answer.text).toContain('PERSISTED_QUERY_NOT_SUPPORTED');
});
