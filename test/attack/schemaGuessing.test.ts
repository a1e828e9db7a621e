import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { post, request, type WireAnswer } from '../harness/wire.ts';

let bed: TestBed;
let operator: Person;

beforeAll(async () => {
  bed = await openTestBed({ env: { NODE_ENV: 'production' } });
  operator = await bed.newPerson('operator');
});
afterAll(() => bed?.close());

/** Everything of an answer that a client could tell two answers apart by. */
function fingerprint({ status, headers, text }: WireAnswer) {
  const own = ['date', 'x-request-id', 'ratelimit-remaining', 'ratelimit-reset'];
  const kept = [...headers].filter(([name]) => !own.includes(name));
  return { status, headers: Object.fromEntries(kept), text };
}

const asStranger = async (query: string, more: object = {}) =>
  fingerprint(await post(bed.url, JSON.stringify({ query, ...more })));

/**
 * Pairs of documents: the first names something that exists, the second something that does not. A
 * stranger's answer to both must be the same, to the last byte.
 */
const guesses: Record<string, [string, string]> = {
  'a query': ['{ me { id } }', '{ mee { id } }'],
  'a query without its selection': ['{ me }', '{ mee }'],
  'an operation for staff': ['{ users { totalCount } }', '{ usrs { totalCount } }'],
  'a mutation': ['mutation { logout }', 'mutation { logot }'],
  'a subscription': [
    'subscription { uploadChanged(id: "x") { id } }',
    'subscription { uploadChangd(id: "x") { id } }',
  ],
  'a field': ['{ me { phoneNumber } }', '{ me { phoneNumbr } }'],
  'a field far below': [
    '{ me { profile { signals30d { credit { maxUtilization } } } } }',
    '{ me { profile { signals30d { credit { maxUtilisation } } } } }',
  ],
  'an argument': ['{ users(first: 1) { totalCount } }', '{ users(frst: 1) { totalCount } }'],
  'an enum value': [
    '{ users(filter: { role: ADMIN }) { totalCount } }',
    '{ users(filter: { role: ADMN }) { totalCount } }',
  ],
  'an input field': [
    '{ users(filter: { search: "ab" }) { totalCount } }',
    '{ users(filter: { serch: "ab" }) { totalCount } }',
  ],
  "an argument's type": [
    '{ users(first: 1) { totalCount } }',
    '{ users(first: "x") { totalCount } }',
  ],
  'a required argument': ['{ user(id: "x") { id } }', '{ user { id } }'],
  'a type, by a fragment': [
    'query { ...F } fragment F on Query { me { id } } ',
    'query { ...F } fragment F on Qery { me { id } } ',
  ],
  'a type, by a fragment that nobody spreads': [
    '{ __typename } fragment F on Recommendation { id }',
    '{ __typename } fragment F on Recomendation { id }',
  ],
  'a type, by a variable': [
    'query ($f: RecommendationFilter) { recommendations(filter: $f) { totalCount } }',
    'query ($f: RecomendationFilter) { recommendations(filter: $f) { totalCount } }',
  ],
  'a type, by a variable that nobody uses': [
    'query ($r: Role) { __typename }',
    'query ($r: Rle) { __typename }',
  ],
  'a type, inside of what is public': [
    'mutation { refreshSession(refreshToken: "x") { ... on Profile { id } } }',
    'mutation { refreshSession(refreshToken: "x") { ... on Profil { id } } }',
  ],
  'a field, by way of what signing in answers': [
    'mutation { refreshSession(refreshToken: "x") { user { profile { personaName } } } }',
    'mutation { refreshSession(refreshToken: "x") { user { profile { personaNam } } } }',
  ],
  'a field of a list, by way of what signing in answers': [
    'mutation { refreshSession(refreshToken: "x") { user { uploads { totalCount } } } }',
    'mutation { refreshSession(refreshToken: "x") { user { uplods { totalCount } } } }',
  ],
  'a field, in a hundred errors': [
    `{ ${'me { id } '.repeat(101)} __schema { types { name } } }`,
    `{ ${'mee { id } '.repeat(101)} __schema { types { name } } }`,
  ],
};

test.each(Object.entries(guesses))(
  'G2: a stranger learns nothing by guessing %s',
  async (_, pair) => {
    const [existing, invented] = await Promise.all(pair.map((query) => asStranger(query)));
    expect(existing?.status).toBeOneOf([400, 401]);
    expect(invented).toEqual(existing);
  },
);

test('G2: an operation that is sent along but not chosen is no way to guess', async () => {
  const along = (field: string) =>
    asStranger(`query A { __typename } query B { ${field} { id } }`, { operationName: 'A' });
  const answer = await along('me');
  expect(answer.status).toBe(401);
  expect(await along('mee')).toEqual(answer);
});

test('G2: the name of an operation that is not there is no way to guess', async () => {
  const unnamed = (field: string) =>
    asStranger(`query A { ${field} { id } }`, { operationName: 'B' });
  expect(await unnamed('mee')).toEqual(await unnamed('me'));
});

test('G2: a mutation by GET is no way to guess', async () => {
  const byGet = async (field: string) => {
    const query = encodeURIComponent(`mutation { ${field} }`);
    const headers = { 'apollo-require-preflight': 'yes' };
    return fingerprint(await request(`${bed.url}/graphql?query=${query}`, { headers }));
  };
  expect(await byGet('logot')).toEqual(await byGet('logout'));
});

test('G2: faulty variables are no way to guess', async () => {
  const query = 'query ($f: UserFilter) { users(filter: $f) { totalCount } }';
  const withFilter = (f: object) => asStranger(query, { variables: { f } });
  expect(await withFilter({ role: 'ADMN' })).toEqual(await withFilter({ role: 'ADMIN' }));
  expect(await withFilter({ rle: 'ADMIN' })).toEqual(await withFilter({ role: 'ADMIN' }));
});

test('G2: a token that is not accepted learns no more than none', async () => {
  const withToken = async (query: string) =>
    fingerprint(await post(bed.url, JSON.stringify({ query }), { authorization: 'Bearer x.y.z' }));
  expect(await withToken('{ mee { id } }')).toEqual(await withToken('{ me { id } }'));
});

/** Faulty documents of somebody who is signed in, near to names that exist. */
const nearMisses = [
  '{ mee { id } }',
  '{ me { phoneNumbr } }',
  '{ me }',
  '{ users(frst: 1) { totalCount } }',
  '{ users(filter: { role: ADMN }) { totalCount } }',
  '{ users(filter: { serch: "ab" }) { totalCount } }',
  '{ users(filter: "x") { totalCount } }',
  '{ recommendation { id } }',
  'query ($f: RecomendationFilter) { recommendations(filter: $f) { totalCount } }',
  '{ me { ... on Usr { id } } }',
  'mutation { login(input: { email: "a@example.com" }) { accessToken } }',
];

test.each(nearMisses)(
  'G2: the answer to a member is the same for every misfit: %s',
  async (query) => {
    const { status, data, errors } = await operator.send(query);
    expect({ status, data, errors }).toEqual({
      status: 400,
      data: null,
      errors: expect.arrayContaining([
        {
          message: 'The document does not fit the schema.',
          extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
        },
      ]),
    });
    expect(new Set(errors.map(({ message }) => message)).size).toBe(1);
  },
);

test.each([{ f: { role: 'ADMN' } }, { f: { serch: 'ab' } }, { f: 'x' }])(
  'G2: faulty variables of a member are named by what was sent: %o',
  async (variables) => {
    const query = 'query ($f: UserFilter) { users(filter: $f) { totalCount } }';
    const { errors, status } = await operator.send(query, variables);
    expect(status).toBe(400);
    expect(errors[0]?.extensions.fields).toEqual([{ path: 'f', message: 'does not fit its type' }]);
    expect(JSON.stringify(errors)).not.toMatch(/UserFilter|Role|ADMIN|search/);
  },
);

test('G2: what anybody may send still works in production', async () => {
  const input = { email: 'new@example.com', password: 'a long enough password' };
  expect((await bed.anonymous.run('Register', { input })).errors).toEqual([]);
  expect((await bed.anonymous.run('Login', { input })).errors).toEqual([]);
  expect((await bed.anonymous.send('{ __typename }')).data).toEqual({ __typename: 'Query' });
});
