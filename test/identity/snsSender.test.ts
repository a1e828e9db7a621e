import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { UnreachablePhoneError } from '../../src/sms/smsSender.ts';
import { createSnsSender } from '../../src/sms/snsSender.ts';

interface Received {
  headers: IncomingHttpHeaders;
  form: URLSearchParams;
}

const namespace = 'xmlns="http://sns.amazonaws.com/doc/2010-03-31/"';
const accepted = `<PublishResponse ${namespace}><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>`;
const refusal = (code: string) =>
  `<ErrorResponse ${namespace}><Error><Type>Sender</Type><Code>${code}</Code><Message>No.</Message></Error></ErrorResponse>`;

const before = { ...process.env };
let server: Server;
let received: Received[] = [];
let answer = { status: 200, body: accepted };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const form = new URLSearchParams((await buffer(request)).toString());
    received.push({ headers: request.headers, form });
    response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(answer.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SNS: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'only for this test',
    // Neither this machine's settings nor its role have a say.
    AWS_SESSION_TOKEN: '',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
});
afterEach(() => {
  received = [];
  answer = { status: 200, body: accepted };
});
afterAll(async () => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const text = '123456 is your SpendSense code. Größe & Zeichen + „alles“';

test('a message is published to the phone as transactional, word for word', async () => {
  await createSnsSender('eu-central-1').send('+14155550123', text);
  expect(received).toHaveLength(1);
  expect(Object.fromEntries(received[0]?.form ?? [])).toEqual({
    Action: 'Publish',
    Version: '2010-03-31',
    PhoneNumber: '+14155550123',
    Message: text,
    'MessageAttributes.entry.1.Name': 'AWS.SNS.SMS.SMSType',
    'MessageAttributes.entry.1.Value.DataType': 'String',
    'MessageAttributes.entry.1.Value.StringValue': 'Transactional',
  });
});

test('the request is signed for SNS in the configured region, and the key itself does not travel', async () => {
  await createSnsSender('eu-central-1').send('+14155550123', text);
  const { headers } = received[0] ?? {};
  expect(headers?.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-central-1\/sns\/aws4_request, /,
  );
  expect(headers?.authorization).toMatch(/Signature=[0-9a-f]{64}$/);
  expect(headers?.['x-amz-date']).toMatch(/^\d{8}T\d{6}Z$/);
  expect(JSON.stringify(headers)).not.toContain('only for this test');
});

test.each([
  ['missing permission', 403, 'AuthorizationError', 1],
  ['a fault of the service, after one more attempt', 500, 'InternalError', 2],
])('%s rejects', async (_title, status, code, attempts) => {
  answer = { status, body: refusal(code) };
  const sending = createSnsSender('eu-central-1').send('+14155550123', text);
  await expect(sending).rejects.toMatchObject({ $metadata: { httpStatusCode: status } });
  expect(received).toHaveLength(attempts);
});

test('a number that the service refuses is told from a fault of the service', async () => {
  answer = { status: 400, body: refusal('InvalidParameter') };
  const sending = createSnsSender('eu-central-1').send('+14155550123', text);
  await expect(sending).rejects.toBeInstanceOf(UnreachablePhoneError);
});

test('a service that is away rejects', async () => {
  const { AWS_ENDPOINT_URL_SNS: url } = process.env;
  process.env.AWS_ENDPOINT_URL_SNS = 'http://127.0.0.1:1';
  const sending = createSnsSender('eu-central-1').send('+14155550123', text);
  await expect(sending).rejects.toThrow();
  process.env.AWS_ENDPOINT_URL_SNS = url;
  expect(received).toEqual([]);
});
