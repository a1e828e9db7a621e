import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildGatewaySchema } from '../../src/gateway/schema.ts';
import type { Answer, Person } from '../harness/client.ts';
import { expectBadInput } from '../harness/expectations.ts';
import { rootOperations, textPaths, withValueAt } from '../harness/operations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { answerAt } from '../subscriptions/answerAt.ts';

let bed: TestBed;
let admin: Person;
beforeAll(async () => {
  bed = await openTestBed();
  admin = await bed.newPerson('admin');
});
afterAll(() => bed.close());

/** Every place in the arguments of every operation where text can stand. */
const places = rootOperations(buildGatewaySchema()).flatMap((operation) =>
  textPaths(operation).map((path) => ({ ...operation, path, place: path.join('.') })),
);

test('the places where text can stand are found', () => {
  expect(places.map(({ name, place }) => `${name} ${place}`)).toEqual(
    expect.arrayContaining([
      'register input.email',
      'refreshSession refreshToken',
      'reviewRecommendations input.ids.0',
      'reviewRecommendations input.decision',
      'recommendations filter.createdAfter',
      'users filter.search',
      'users after',
    ]),
  );
});

test.each(places)('$name: a NUL in $place is BAD_USER_INPUT', async (place) => {
  const { variables, path } = place;
  for (const value of ['\0', 'a\0b', '00000000-0000-4000-8000-00000000000\0']) {
    const answer = await answerAt(bed.url, admin, place, withValueAt(variables, path, value));
    const shown = path.join('.');
    // A value that does not fit its type is named as JavaScript writes it: input.ids[0].
    const places = answer.errors[0]?.extensions.fields?.map((field) =>
      field.path.replace('[0]', '.0'),
    );
    expect({ code: answer.code, places }).toEqual({ code: 'BAD_USER_INPUT', places: [shown] });
  }
});

const hostile = [
  "x' or '1'='1",
  `"; drop table users; --`,
  '%_%_%_%_%_%_',
  '\\\\\\\\\\\\',
  '$1 :a ?? {{7*7}}',
  '\ud800 half a pair',
  '\u202eright to left',
  '‘’“” — \u0001\u007f\uffff',
];
const orderly = [undefined, 'BAD_USER_INPUT', 'NOT_FOUND', 'UNAUTHENTICATED', 'CONFLICT'];

test.each(places)('G12: $name takes hostile text in $place without an SQL error', async (place) => {
  const { name, variables, path } = place;
  for (const value of hostile) {
    // A new password, however hostile, ends the session.
    const caller = name === 'changePassword' ? await bed.newPerson('admin') : admin;
    const answer = await answerAt(bed.url, caller, place, withValueAt(variables, path, value));
    expect(orderly, `${value}: ${answer.text}`).toContain(answer.code);
    expect(answer.text).not.toMatch(/syntax error|select |insert |DrizzleQueryError/);
  }
});

const times = places.filter(
  ({ name, path }) =>
    /^(created(After|Before)|from|to)$/.test(path.at(-1) ?? '') || name === 'none',
);

test.each(times)(
  '$name: a time beyond what PostgreSQL knows, in $place, is BAD_USER_INPUT',
  async ({ text, variables, path }) => {
    for (const value of ['0000-01-01T00:00:00Z', 8.64e15, -8.64e15, '+275760-09-13T00:00:00Z']) {
      const answer = await admin.send(text, withValueAt(variables, path, value));
      expect(answer.code, `${value}: ${answer.text}`).toBe('BAD_USER_INPUT');
    }
  },
);

test('a variable of null where the argument has a default is BAD_USER_INPUT, not a failure', async () => {
  expectBadInput(await admin.run('Home', { first: null }), { first: /null/ });
  expectBadInput(await admin.run('ReviewQueue', { first: null }), { first: /null/ });
  expectBadInput(await admin.run('ReviewQueue', { orderBy: null }), { orderBy: /null/ });
});

test('an unknown field of an input is BAD_USER_INPUT, before anything runs', async () => {
  const statements = await bed.statementCount();
  const answer = await admin.run('Users', { filter: { secret: true } });
  expectBadInput(answer, { filter: /secret/ });
  expect(answer.status).toBe(400);
  expect(await bed.statementCount()).toBe(statements);
});

test('every fault of the variables is told at once', async () => {
  const answer = await admin.run('ReviewQueue', {
    filter: { status: 'OPEN' },
    orderBy: 'BEST',
    first: 'many',
  });
  const fields = answer.errors.flatMap(({ extensions }) =>
    extensions.fields?.map(({ path }) => path),
  );
  expect(answer.errors.every(({ extensions }) => extensions.code === 'BAD_USER_INPUT')).toBe(true);
  expect(fields.toSorted()).toEqual(['filter.status', 'first', 'orderBy']);
});

async function post(
  body: string | Uint8Array<ArrayBuffer>,
  type = 'application/json',
): Promise<Pick<Answer, 'status' | 'text'>> {
  const headers = { 'content-type': type, authorization: `Bearer ${admin.token}` };
  const response = await fetch(`${bed.url}/graphql`, { method: 'POST', headers, body });
  return { status: response.status, text: await response.text() };
}

test('G7: a body of 2 MB is PAYLOAD_TOO_LARGE with 413, wherever its length lies', async () => {
  const filler = 'x'.repeat(2_000_000);
  for (const body of [
    { query: `{ me { id } } # ${filler}` },
    { query: 'query ($s: String!) { me { id } }', variables: { s: filler } },
    { query: '{ me { id } }', extensions: { filler } },
  ]) {
    const { status, text } = await post(JSON.stringify(body));
    expect(status).toBe(413);
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }],
    });
  }
  expect((await admin.run('Home')).status).toBe(200);
});

test.each([
  ['no JSON', '{'],
  ['an array', '[{"query":"{ me { id } }"}]'],
  ['a null', 'null'],
  ['a number', '7'],
  ['no query', '{}'],
  ['a query that is none', '{"query":7}'],
  ['variables that are none', '{"query":"{ me { id } }","variables":7}'],
  ['nothing', ''],
  ['bytes that are no UTF-8', new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])],
])('a body of %s is refused with 400', async (_title, body) => {
  const { status, text } = await post(body);
  expect({ status, text: text.slice(0, 300) }).toMatchObject({ status: 400 });
  expect(text).not.toContain('INTERNAL_SERVER_ERROR');
});
