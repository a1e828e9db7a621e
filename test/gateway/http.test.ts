import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { post, request } from '../harness/wire.ts';

let bed: TestBed;
let production: TestBed;

beforeAll(async () => {
  bed = await openTestBed({ env: { MAX_BODY_BYTES: '1000' } });
  production = await bed.another({ env: { NODE_ENV: 'production' } });
});
afterAll(() => bed?.close());

const document = (characters: number) => {
  const query = '{ __typename } #';
  const rest = characters - JSON.stringify({ query }).length;
  return JSON.stringify({ query: query + 'x'.repeat(rest) });
};

test('a body may be as large as MAX_BODY_BYTES, and not a byte larger', async () => {
  expect((await post(bed.url, document(1000))).status).toBe(200);
  const { status, text, headers } = await post(bed.url, document(1001));
  expect(status).toBe(413);
  expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.parse(text)).toEqual({
    errors: [
      {
        message: 'The body is too large: at most 1000 bytes are accepted.',
        extensions: { code: 'PAYLOAD_TOO_LARGE' },
      },
    ],
  });
});

test('malformed JSON answers 400 in the shape of all errors', async () => {
  const { status, text } = await post(bed.url, '{"query": ');
  expect(status).toBe(400);
  expect(JSON.parse(text)).toEqual({
    errors: [{ message: expect.stringContaining('JSON'), extensions: { code: 'BAD_REQUEST' } }],
  });
});

test.each(['GET', 'POST', 'PUT', 'DELETE'])(
  '%s of an unknown address answers 404',
  async (method) => {
    const answer = await request(`${bed.url}/no/where?token=secret`, { method });
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.text)).toEqual({
      errors: [{ message: 'There is nothing at /no/where.', extensions: { code: 'NOT_FOUND' } }],
    });
    expect(answer.text).not.toContain('secret');
  },
);

test('an address with markup in it is answered as JSON that no browser takes for a page', async () => {
  const { headers } = await request(`${bed.url}/<script>alert(1)</script>`);
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('a request that is named keeps its id; another is given one', async () => {
  const named = await post(bed.url, document(100), { 'x-request-id': 'client-0815.a_b' });
  expect(named.headers.get('x-request-id')).toBe('client-0815.a_b');
  const ids = await Promise.all([1, 2].map(() => post(bed.url, document(100))));
  expect(new Set(ids.map(({ headers }) => headers.get('x-request-id'))).size).toBe(2);
});

const paths = ['/graphql', '/healthz', '/readyz', '/metrics', '/nowhere'];

test.each(paths)('%s answers with the security headers', async (path) => {
  const { headers } = await request(production.url + path);
  expect(headers.get('content-security-policy')).toBe(
    "default-src 'none';frame-ancestors 'none';base-uri 'none'",
  );
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{7,}/);
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('server')).toBeNull();
});

test('in development no browser is told to insist on https', async () => {
  const { headers } = await request(`${bed.url}/healthz`);
  expect(headers.get('strict-transport-security')).toBeNull();
});

test('an answer about somebody is not kept by caches', async () => {
  const person = await bed.newPerson('user');
  const { headers } = await person.send('{ me { id } }');
  expect(headers.get('cache-control')).toBe('no-store');
});
