import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLogger } from '../../src/telemetry/logger.ts';
import { withScope } from '../../src/telemetry/scope.ts';

/** A logger, and the lines it wrote. */
function capture(level = 'info') {
  const texts: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      texts.push(chunk.toString());
      done();
    },
  });
  const logger = createLogger({ level, pretty: false, destination });
  return { logger, texts, lines: () => texts.map((text) => JSON.parse(text) as object) };
}

test('a line is JSON with a level in words and a time in UTC', () => {
  const { logger, lines } = capture();
  logger.info({ port: 4000 }, 'listening');
  expect(lines()).toEqual([
    {
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      port: 4000,
      msg: 'listening',
    },
  ]);
});

test('a line below the level is not written', () => {
  const { logger, texts } = capture('warn');
  logger.info('quiet');
  expect(texts).toEqual([]);
});

test('a line names the request and the operation that it was written for', () => {
  const { logger, lines } = capture();
  withScope({ requestId: 'r-1', operation: 'Home' }, () => logger.info('inside'));
  withScope({ requestId: 'r-2' }, () => logger.info('not parsed yet'));
  logger.info('outside');
  expect(lines()).toMatchObject([
    { requestId: 'r-1', operation: 'Home' },
    { requestId: 'r-2' },
    {},
  ]);
  expect(lines()[2]).not.toHaveProperty('requestId');
});

const secrets: [string, object][] = [
  ['a password', { password: 'hidden' }],
  ['a password in an input', { input: { password: 'hidden' } }],
  ['an access token', { payload: { accessToken: 'hidden' } }],
  ['a refresh token', { refreshToken: 'hidden' }],
  ['an authorization header', { headers: { authorization: 'hidden' } }],
  ['the headers of a request', { req: { headers: { authorization: 'hidden', cookie: 'hidden' } } }],
];

test.each(secrets)('R7: %s that somebody logs by mistake is blackened', (_, value) => {
  const { logger, texts } = capture();
  logger.info(value, 'careless');
  expect(texts.join('')).toContain('[redacted]');
  expect(texts.join('')).not.toContain('hidden');
});

test('a line break in a value starts no line of its own', () => {
  const { logger, texts } = capture();
  logger.info({ path: '/x\n{"level":"fatal","msg":"forged"}' }, 'request\nforged');
  expect(texts.join('').trimEnd().split('\n')).toHaveLength(1);
});
