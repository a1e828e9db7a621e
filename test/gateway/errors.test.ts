import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorCodes } from '../../src/domain/errors.ts';
import { requestCodes } from '../../src/gateway/errors.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { post, request, type WireAnswer } from '../harness/wire.ts';

interface Documented {
  statuses: number[];
  details: string[];
}

const namesIn = (cell = '') => [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);

/** The table of docs/errors.md, by code. */
function readTable(): Map<string, Documented> {
  const text = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  return new Map(
    rows.map((row) => {
      const [, code, statuses = '', , details] = row.split('|');
      return [
        namesIn(code)[0] ?? '',
        { statuses: statuses.split(', ').map(Number), details: namesIn(details) },
      ];
    }),
  );
}

const table = readTable();

test('docs/errors.md lists every registered code, and nothing else', () => {
  expect([...table.keys()].toSorted()).toEqual([...errorCodes, ...requestCodes].toSorted());
});

let bed: TestBed;
let tokens: { user: string; operator: string };

beforeAll(async () => {
  bed = await openTestBed();
  const [user, operator] = [await bed.newPerson('user'), await bed.newPerson('operator')];
  tokens = { user: user.token ?? '', operator: operator.token ?? '' };
});
afterAll(() => bed?.close());

const id = '00000000-0000-4000-8000-000000000000';
const user = () => ({ authorization: `Bearer ${tokens.user}` });
const operator = () => ({ authorization: `Bearer ${tokens.operator}` });
const send = (query: string, headers = {}, more = {}) =>
  post(bed.url, JSON.stringify({ query, ...more }), headers);
const register = () =>
  send(
    'mutation { register(input: { email: "a@example.com", password: "a long password" }) { accessToken } }',
  );
const decide = async () => {
  const row = await bed.given.recommendation((await bed.given.member()).id);
  const mutation = `mutation { approveRecommendation(id: "${row.id}") { id } }`;
  await send(mutation, operator());
  return send(mutation, operator());
};

/** Ways to each code: what to send, and the status that the table promises for it. */
const ways: [code: string, status: number, provoke: () => Promise<WireAnswer>][] = [
  ['UNAUTHENTICATED', 401, () => send('{ me { id } }')],
  ['UNAUTHENTICATED', 401, () => send('{ me { id } }', { authorization: 'Bearer x' })],
  [
    'UNAUTHENTICATED',
    200,
    () =>
      send('mutation { login(input: { email: "x@example.com", password: "x" }) { accessToken } }'),
  ],
  ['FORBIDDEN', 200, () => send('{ users { totalCount } }', user())],
  ['NOT_FOUND', 200, () => send(`{ upload(id: "${id}") { id } }`, user())],
  ['NOT_FOUND', 404, () => request(`${bed.url}/nowhere`)],
  ['BAD_USER_INPUT', 200, () => send('{ upload(id: "x") { id } }', user())],
  ['BAD_USER_INPUT', 400, () => send('{ users(first: 99999) { nodes { id } } }', operator())],
  [
    'BAD_USER_INPUT',
    400,
    () => send('query ($id: ID!) { upload(id: $id) { id } }', user(), { variables: { id: {} } }),
  ],
  ['CONFLICT', 200, () => register().then(register)],
  ['CONFLICT', 200, decide],
  ['PAYLOAD_TOO_LARGE', 413, () => send(`{ __typename } #${'x'.repeat(100_000)}`)],
  ['GRAPHQL_PARSE_FAILED', 400, () => send('{')],
  ['GRAPHQL_VALIDATION_FAILED', 400, () => send('{ mee { id } }')],
  ['OPERATION_RESOLUTION_FAILURE', 400, () => send('{ __typename }', {}, { operationName: 'X' })],
  ['BAD_REQUEST', 400, () => post(bed.url, '{')],
  ['BAD_REQUEST', 415, () => post(bed.url, '{}', { 'content-type': 'application/xml' })],
  ['BAD_REQUEST', 406, () => send('{ __typename }', { accept: 'text/html' })],
  [
    'BAD_REQUEST',
    405,
    () =>
      request(`${bed.url}/graphql?query=mutation{logout}`, {
        headers: { 'apollo-require-preflight': 'yes', ...user() },
      }),
  ],
  [
    'PERSISTED_QUERY_NOT_SUPPORTED',
    200,
    () => post(bed.url, '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"0"}}}'),
  ],
];

describe.each(ways)('%s with %i', (code, status, provoke) => {
  test('is answered as docs/errors.md says', async () => {
    const answer = await provoke();
    const { errors } = JSON.parse(answer.text) as {
      errors: { message: string; extensions: { code: string } }[];
    };
    expect({ code: errors[0]?.extensions.code, status: answer.status }).toEqual({ code, status });
    expect(errors[0]?.message).toMatch(/\w/);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(table.get(code)?.statuses).toContain(status);
    const { code: _, ...details } = errors[0]?.extensions ?? { code };
    for (const detail of Object.keys(details)) expect(table.get(code)?.details).toContain(detail);
  });
});
