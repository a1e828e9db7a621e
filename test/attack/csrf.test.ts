import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { post, request } from '../harness/wire.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed({ env: { CORS_ORIGINS: 'https://app.example.com' } });
});
afterAll(() => bed?.close());

const body = JSON.stringify({ query: '{ __typename }' });

/** The bodies that a page of another site can send without asking first. */
const simpleTypes = [
  'text/plain',
  'text/plain; application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
];

test.each(simpleTypes)('G9: a POST of %s is refused with 4xx', async (contentType) => {
  const answer = await post(bed.url, body, { 'content-type': contentType });
  expect(answer.status).toBeOneOf([400, 415]);
  expect(JSON.parse(answer.text)).toMatchObject({
    errors: [{ extensions: { code: 'BAD_REQUEST' } }],
  });
});

test('G9: a form that spells JSON is refused', async () => {
  const operations = '{"query":"mutation { logout }","variables":{"a":null}}';
  const form = new FormData();
  form.set('operations', operations);
  form.set('map', '{}');
  const answer = await request(`${bed.url}/graphql`, { method: 'POST', body: form });
  expect(answer.status).toBeOneOf([400, 415]);
});

test('G9: a POST without a content type is refused', async () => {
  const answer = await request(`${bed.url}/graphql`, { method: 'POST', body: Buffer.from(body) });
  expect(answer.status).toBeOneOf([400, 415]);
});

const get = (query: string, headers: Record<string, string> = {}) =>
  request(`${bed.url}/graphql?query=${encodeURIComponent(query)}`, { headers });

test('G9: GET without a header that needs a preflight is refused with 400', async () => {
  expect((await get('{ __typename }')).status).toBe(400);
  expect((await get('{ __typename }', { 'content-type': 'text/plain' })).status).toBe(400);
});

test('GET with such a header runs a query', async () => {
  const answer = await get('{ __typename }', { 'apollo-require-preflight': 'true' });
  expect(answer).toMatchObject({ status: 200, text: expect.stringContaining('"Query"') });
});

test('G9: a mutation by GET is refused with 405 and does nothing', async () => {
  const input = 'input: { email: "get@example.com", password: "a long enough password" }';
  const answer = await get(`mutation { register(${input}) { accessToken } }`, {
    'apollo-require-preflight': 'true',
  });
  expect(answer.status).toBe(405);
  expect(answer.headers.get('allow')).toBe('POST');
  expect(bed.logs.some((line) => line.includes('account.registered'))).toBe(false);
});

const preflight = (origin: string) =>
  request(`${bed.url}/graphql`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });

test('G9: a preflight from an origin of the list is answered for that origin alone', async () => {
  const { status, headers } = await preflight('https://app.example.com');
  expect(status).toBe(204);
  expect(headers.get('access-control-allow-origin')).toBe('https://app.example.com');
  expect(headers.get('vary')).toMatch(/origin/i);
});

test.each([
  'https://evil.example.com',
  'https://app.example.com.evil.com',
  'http://app.example.com',
  'null',
])('G9: a preflight from %s is not allowed', async (origin) => {
  expect((await preflight(origin)).headers.get('access-control-allow-origin')).toBeNull();
  const { headers } = await post(bed.url, body, { origin });
  expect(headers.get('access-control-allow-origin')).toBeNull();
});

test('G9: by default no other origin is allowed', async () => {
  const usual = await bed.another({ env: { CORS_ORIGINS: '' } });
  const { headers } = await post(usual.url, body, { origin: 'https://app.example.com' });
  expect(headers.get('access-control-allow-origin')).toBeNull();
});
