import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { rawPost, statusesOf, writeRaw } from '../harness/wire.ts';

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed?.close());

test('pipelined requests are answered each for itself, in order', async () => {
  const token = (await bed.newPerson('user')).token;
  const signedIn = rawPost('{ me { id } }', {
    headers: [`Authorization: Bearer ${token}`],
    last: false,
  });
  const stranger = rawPost('{ me { id } }', { last: false });
  const received = await writeRaw(
    bed.url,
    signedIn + stranger + signedIn + rawPost('{ __typename }'),
  );
  expect(statusesOf(received)).toEqual([200, 401, 200, 200]);
});

test('a body that comes in pieces is read whole, and its log lines keep the request id', async () => {
  const request = rawPost('query Pieces { me { id } }', { headers: ['X-Request-Id: in-pieces-1'] });
  const half = request.length - 20;
  const received = await writeRaw(bed.url, request.slice(0, half), request.slice(half));
  expect(statusesOf(received)).toEqual([401]);
  const lines = bed.logs.map((line) => JSON.parse(line) as Record<string, unknown>);
  const messages = lines.filter(({ requestId }) => requestId === 'in-pieces-1');
  expect(messages).toMatchObject([
    { msg: 'access.denied', code: 'UNAUTHENTICATED' },
    { msg: 'request', status: 401 },
  ]);
});

test.each([
  'short',
  'x'.repeat(65),
  'has space in it',
  'quote"brace}',
  'ünïcödé-ünïcödé',
  '../../etc/passwd',
  '{{7*7}}<script>',
])('a request id like %s is replaced', async (id) => {
  const headers = [`X-Request-Id: ${Buffer.from(id).toString('latin1')}`];
  const received = await writeRaw(bed.url, rawPost('{ __typename }', { headers }));
  expect(received).toMatch(/x-request-id: [0-9a-f-]{36}\r\n/);
});

test('a line break in a request id starts no header of the answer and no line of the log', async () => {
  const before = bed.logs.length;
  const headers = ['X-Request-Id: abcdefgh\r\n\tSet-Cookie: evil=1', 'X-Other: 1'];
  const received = await writeRaw(bed.url, rawPost('{ __typename }', { headers }));
  expect(received).not.toMatch(/evil/);
  for (const line of bed.logs.slice(before)) expect(() => JSON.parse(line)).not.toThrow();
});

test.each(['', '[', 'a b', '::::', '%'])('a host %j is refused with 400', async (host) => {
  const received = await writeRaw(bed.url, rawPost('{ __typename }', { host }));
  expect(statusesOf(received)).toEqual([400]);
  expect(received).toContain('"BAD_REQUEST"');
});

test.each(['localhost', '127.0.0.1:4000', '[::1]:4000', 'api.example.com'])(
  'a host %s is accepted',
  async (host) => {
    expect(statusesOf(await writeRaw(bed.url, rawPost('{ __typename }', { host })))).toEqual([200]);
  },
);

test('health is told to a probe without a host', async () => {
  expect(statusesOf(await writeRaw(bed.url, 'GET /healthz HTTP/1.0\r\n\r\n'))).toEqual([200]);
});

test('a body with two lengths is refused, so that no second request hides in it', async () => {
  const hidden = 'POST /graphql HTTP/1.1\r\nHost: x\r\n\r\n';
  for (const lengths of [
    'Content-Length: 5\r\nTransfer-Encoding: chunked',
    `Content-Length: 5\r\nContent-Length: ${hidden.length}`,
    'Transfer-Encoding: chunked, identity',
  ]) {
    const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${lengths}`;
    expect(statusesOf(await writeRaw(bed.url, `${head}\r\n\r\n0\r\n\r\n${hidden}`))).toEqual([400]);
  }
});

test('headers of 20 KB are refused with 431', async () => {
  const headers = [`X-Padding: ${'x'.repeat(20_000)}`];
  expect(statusesOf(await writeRaw(bed.url, rawPost('{ __typename }', { headers })))).toEqual([
    431,
  ]);
});

test('who sends too slowly is cut off in the end', () => {
  const { requestTimeout, headersTimeout } = bed.gateway.app.server;
  expect(requestTimeout).toBeGreaterThan(0);
  expect(requestTimeout).toBeLessThanOrEqual(300_000);
  expect(headersTimeout).toBeGreaterThan(0);
});

test('an address that is no address is refused with 400, in the shape of all errors', async () => {
  const received = await writeRaw(
    bed.url,
    'GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  );
  expect(statusesOf(received)).toEqual([400]);
  expect(received).toContain('"extensions":{"code":"BAD_REQUEST"}');
});
