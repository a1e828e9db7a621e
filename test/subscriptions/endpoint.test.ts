import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { request, type WireAnswer } from '../harness/wire.ts';
import { requestStream, reviewQueueChanged, uploadChanged } from './stream.ts';

let bed: TestBed;
let operator: Person;
beforeAll(async () => {
  bed = await openTestBed({ env: { CORS_ORIGINS: 'https://app.example.com' } });
  operator = await bed.newPerson('operator');
});
afterAll(() => bed?.close());

const query = reviewQueueChanged;

async function ask(body: object, init: RequestInit = {}, person = operator, at = bed) {
  const answer = await requestStream(at.url, person.token, body, init);
  const type = answer.headers.get('content-type') ?? '';
  // A stream that was opened would not end.
  if (type.startsWith('text/event-stream')) await answer.body?.cancel();
  const text = type.startsWith('text/event-stream') ? '' : await answer.text();
  return { status: answer.status, type, text, headers: answer.headers };
}

const codeOf = ({ text }: Pick<WireAnswer, 'text'>) =>
  (JSON.parse(text) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

const byGet = (parameters: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${bed.url}/graphql/stream?${new URLSearchParams(parameters)}`, {
    headers: { authorization: `Bearer ${operator.token}`, accept: 'text/event-stream', ...headers },
  });

test('a subscription at /graphql is refused, and says where to send it', async () => {
  const answer = await operator.send(query);
  expect(answer).toMatchObject({ status: 400, code: 'BAD_USER_INPUT', data: null });
  expect(answer.errors[0]?.message).toMatch('/graphql/stream');
});

test.each(['{ __typename }', 'mutation { logout }'])(
  '`%s` is refused at the place of streams',
  async (text) => {
    const answer = await ask({ query: text });
    expect(answer).toMatchObject({ status: 400, type: expect.stringContaining('json') });
    expect(codeOf(answer)).toBe('BAD_USER_INPUT');
    expect((await operator.send('{ me { id } }')).errors).toEqual([]);
  },
);

test('G9: a form, a text, or a POST without a type is refused', async () => {
  for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
    const answer = await ask({ query }, { headers: { 'content-type': type } });
    expect(answer.status).toBeOneOf([400, 415]);
  }
  const bare = await fetch(`${bed.url}/graphql/stream`, {
    method: 'POST',
    headers: { authorization: `Bearer ${operator.token}` },
    body: Buffer.from(JSON.stringify({ query })),
  });
  expect(bare.status).toBeOneOf([400, 415]);
});

test('G9: a GET, as an EventSource sends it, needs a header that a page cannot send by itself', async () => {
  expect((await byGet({ query })).status).toBe(400);
  const answer = await byGet({ query }, { 'apollo-require-preflight': 'true' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch('text/event-stream');
  await answer.body?.cancel();
});

test('a GET carries variables as JSON, and is refused with any other text', async () => {
  const headers = { 'apollo-require-preflight': 'true' };
  const variables = JSON.stringify({ id: randomUUID() });
  const answer = await byGet({ query: uploadChanged, variables }, headers);
  expect(await answer.text()).toContain('No such upload.');
  expect((await byGet({ query: uploadChanged, variables: '{' }, headers)).status).toBe(400);
});

test('G9: only origins of the list may read a stream', async () => {
  const origin = 'https://app.example.com';
  const [known, unknown] = [
    await ask({ query }, { headers: { origin } }),
    await ask({ query }, { headers: { origin: 'https://evil.example.com' } }),
  ];
  expect(known.headers.get('access-control-allow-origin')).toBe(origin);
  expect(unknown.headers.get('access-control-allow-origin')).toBeNull();
});

test('an Accept header that does not take events is refused with 406', async () => {
  const answer = await ask({ query }, { headers: { accept: 'application/json' } });
  expect(answer.status).toBe(406);
  expect(codeOf(answer)).toBe('BAD_REQUEST');
});

const deep = `subscription { reviewQueueChanged { ${'...on ReviewQueue { '.repeat(3)}pendingCount${' }'.repeat(3)} } }`;
const faulty: Record<string, [object, number, string]> = {
  'a batch (G5)': [[{ query }], 400, 'BAD_REQUEST'],
  'no query': [{ variables: {} }, 400, 'BAD_REQUEST'],
  'no GraphQL': [{ query: 'subscription {' }, 400, 'GRAPHQL_PARSE_FAILED'],
  'an unknown field': [{ query: 'subscription { nothing }' }, 400, 'GRAPHQL_VALIDATION_FAILED'],
  'two fields': [
    {
      query: `subscription { a: reviewQueueChanged { pendingCount } b: reviewQueueChanged { pendingCount } }`,
    },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  'many aliases': [
    {
      query: `subscription { reviewQueueChanged { ${Array.from({ length: 20 }, (_, i) => `a${i}: pendingCount`).join(' ')} } }`,
    },
    400,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  'many tokens': [
    { query: `subscription { reviewQueueChanged { ${'pendingCount '.repeat(1100)} } }` },
    400,
    'GRAPHQL_PARSE_FAILED',
  ],
  'a large body': [{ query, variables: { x: 'x'.repeat(200_000) } }, 413, 'PAYLOAD_TOO_LARGE'],
  'a variable that is missing': [{ query: uploadChanged }, 400, 'BAD_USER_INPUT'],
  'another operation': [{ query, operationName: 'Other' }, 400, 'OPERATION_RESOLUTION_FAILURE'],
};

test.each(Object.entries(faulty))(
  '%s is refused as at /graphql',
  async (_, [body, status, code]) => {
    const answer = await ask(body);
    expect(answer.status).toBe(status);
    expect(codeOf(answer)).toBe(code);
  },
);

test('G3, G6: depth and cost count here too', async () => {
  expect((await ask({ query: deep })).status).toBe(200);
  const strict = await bed.another({ env: { MAX_QUERY_DEPTH: '1' } });
  expect(codeOf(await ask({ query }, {}, operator, strict))).toBe('GRAPHQL_VALIDATION_FAILED');
  const cheap = await bed.another({ env: { MAX_QUERY_COST: '1' } });
  expect(codeOf(await ask({ query }, {}, operator, cheap))).toBe('BAD_USER_INPUT');
});

test('G2: in production a stranger learns no name of the schema here either', async () => {
  const production = await bed.another({ env: { NODE_ENV: 'production' } });
  const texts = [query, 'subscription { reviewQueueChangd { pendingCount } }', '{ me { id } }'];
  const answers = await Promise.all(
    texts.map((text) => ask({ query: text }, {}, bed.anonymous, production)),
  );
  const told = answers.map(({ status, text }) => ({ status, text }));
  expect(told[0]).toMatchObject({ status: 401, text: expect.stringContaining('UNAUTHENTICATED') });
  expect(told).toEqual(Array(3).fill(told[0]));
  const away = await Promise.all(
    texts.slice(0, 2).map((text) =>
      request(`${production.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: text }),
      }),
    ),
  );
  expect(away.map(({ status, text }) => ({ status, text }))).toEqual(told.slice(0, 2));
});
