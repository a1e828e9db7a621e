import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer, Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { post } from '../harness/wire.ts';

let bed: TestBed;
let operator: Person;

beforeAll(async () => {
  bed = await openTestBed();
  operator = await bed.newPerson('operator');
});
afterAll(() => bed?.close());

/** Sends a document that must be refused before any resolver runs. */
async function refused(person: Person, query: string, status = 400): Promise<Answer<unknown>> {
  await operator.send('{ __typename }'); // who it is, is known: no statement for that
  const before = await bed.statementCount();
  const answer = await person.send(query);
  expect(answer.status).toBe(status);
  expect(answer.data).toBeNull();
  expect(await bed.statementCount()).toBe(before);
  return answer;
}

test('G3: a document 60 levels deep is refused with 400, and no resolver runs', async () => {
  const levels = 'profile { user { '.repeat(30);
  const answer = await refused(operator, `{ me { ${levels} id ${'} } '.repeat(30)} } }`);
  expect(answer).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
  expect(answer.errors[0]?.message).toMatch(/depth limit of 12/i);
});

test('G3: depth behind fragments counts too', async () => {
  const fragments = Array.from(
    { length: 14 },
    (_, i) => `fragment F${i} on User { profile { user { ${i === 13 ? 'id' : `...F${i + 1}`} } } }`,
  );
  const answer = await refused(operator, `{ me { ...F0 } } ${fragments.join(' ')}`);
  expect(answer.errors[0]?.message).toMatch(/depth/i);
});

test('G3: the deepest operation of the contract is far from the limit', async () => {
  expect((await operator.run('Home')).errors).toEqual([]);
});

const login = (alias: string, password: string) =>
  `${alias}: login(input: { email: "somebody@example.com", password: "${password}" }) { accessToken }`;

test('G4: a login aliased 1,000 times is refused with 400, and no attempt is made', async () => {
  const attempts = (count: number) =>
    `mutation { ${Array.from({ length: count }, (_, i) => login(`a${i}`, `guess ${i}`)).join(' ')} }`;
  for (const count of [1000, 16, 2]) {
    await refused(bed.anonymous, attempts(count));
    await refused(operator, attempts(count));
  }
  expect(bed.logs.filter((line) => line.includes('session.refused'))).toEqual([]);
});

test('G4: two logins in one request are refused however they are written', async () => {
  const one = 'input: { email: "a@example.com", password: "b" }';
  for (const query of [
    `mutation { login(${one}) { accessToken } login(${one}) { accessToken } }`,
    `mutation { ...A ...B } fragment A on Mutation { ${login('a', 'x')} } fragment B on Mutation { ${login('b', 'y')} }`,
    `mutation { ... { ${login('a', 'x')} } ... on Mutation { ${login('b', 'y')} } }`,
    `mutation { ${login('a', 'x')} refreshSession(refreshToken: "x") { accessToken } }`,
  ]) {
    const answer = await refused(bed.anonymous, query);
    expect(answer.code).toBe('BAD_USER_INPUT');
  }
  expect(bed.logs.filter((line) => line.includes('session.refused'))).toEqual([]);
});

test('G4, control: a single login is an attempt, and is logged', async () => {
  await bed.anonymous.send(`mutation { ${login('a', 'wrong')} }`);
  expect(bed.logs.filter((line) => line.includes('session.refused'))).toHaveLength(1);
});

test('G5: a batch of operations is refused with 400', async () => {
  const one = { query: '{ __typename }' };
  for (const batch of [[one, one], [one], []]) {
    expect((await post(bed.url, JSON.stringify(batch))).status).toBe(400);
  }
});

test('G6: 99,999,999 items are refused before any SQL, written out or as a variable', async () => {
  const answer = await refused(operator, '{ users(first: 99999999) { nodes { id } } }');
  expect(answer.errors[0]).toMatchObject({
    message: expect.stringMatching(/costs 199999999, at most 10000 is allowed/),
    extensions: { code: 'BAD_USER_INPUT', fields: [{ path: 'query' }] },
  });
  const before = await bed.statementCount();
  expect(await operator.run('Users', { first: 99_999_999 })).toMatchObject({ status: 400 });
  expect(await operator.run('Users', { first: -1 })).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(await bed.statementCount()).toBe(before);
});

test('G6: connections of 100 × 100 × 100 are refused before any SQL', async () => {
  const inner = 'recommendations(first: 100) { nodes { user { id } } }';
  const middle = `recommendations(first: 100) { nodes { user { ${inner} } } }`;
  await refused(operator, `{ users(first: 100) { nodes { ${middle} } } }`);
});

test('G6: a cheap list asked for 15 times over by aliases costs 15 times as much', async () => {
  const list = 'users(first: 100) { nodes { id email role createdAt phoneNumber consentStatus } }';
  const aliased = Array.from({ length: 15 }, (_, i) => `u${i}: ${list}`);
  expect((await refused(operator, `{ ${aliased.join(' ')} ${list} }`)).errors).toHaveLength(1);
});

test('G7: 15,000 tokens are refused with 400', async () => {
  const answer = await refused(operator, `{ me { ${'id '.repeat(15_000)} } }`);
  expect(answer).toMatchObject({ code: 'GRAPHQL_PARSE_FAILED' });
});

test('G7: 60 unknown directives are refused with 400', async () => {
  const answer = await refused(operator, `{ __typename ${'@x '.repeat(60)} }`);
  expect(answer.errors.some(({ message }) => /directives limit of 20/i.test(message))).toBe(true);
});

test('G7: 10,000 directives on one field are refused with 400', async () => {
  await refused(operator, `{ __typename ${'@a '.repeat(10_000)} }`);
});

test('G7: a body of 2 MB is refused with 413, and says how large it may be', async () => {
  const answer = await refused(operator, `{ __typename } #${'x'.repeat(2_000_000)}`, 413);
  expect(answer.errors).toEqual([
    {
      message: 'The body is too large: at most 100000 bytes are accepted.',
      extensions: { code: 'PAYLOAD_TOO_LARGE' },
    },
  ]);
});
