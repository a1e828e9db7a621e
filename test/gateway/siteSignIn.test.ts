import fastify from 'fastify';
import { expect, test } from 'vitest';
import { ConfigError, parseConfig } from '../../src/config.ts';
import { registerSite, signInOf } from '../../src/gateway/site.ts';

const oidc = {
  OIDC_ISSUER: 'https://login.example.test',
  OIDC_CLIENT_ID: 'an-id',
  OIDC_CLIENT_SECRET: 'a secret of the client',
};
const PUBLIC_URL = 'https://spendsense.example.test/';
const returnUrl = 'https://spendsense.example.test/sign-in/callback';
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://db.example.test/a',
  REDIS_URL: 'rediss://redis.example.test',
  S3_REGION: 'us-west-1',
  AWS_REGION: 'us-west-1',
  JWT_PRIVATE_KEY: 'a key',
};

const redirectUrlOf = (env: Record<string, string>) => parseConfig(env).oauth.redirectUrl;

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
}

test('config.json says by which providers one can sign in, and no secret of theirs', async () => {
  const config = parseConfig({ ...oidc, PUBLIC_URL });
  const app = fastify();
  const signIn = signInOf(config, ['oidc']);
  const { storage, consentVersions } = config;
  await registerSite(app, { demo: null, storage, signIn, consentVersions });
  const { body } = await app.inject('/site/config.json');
  await app.close();
  expect(JSON.parse(body).signIn).toEqual({ providers: ['OIDC'], returnUrl, codesInLog: true });
  expect(body).not.toMatch(/an-id|secret/);
});

test('in production nobody is sent to the log for a code', () => {
  expect(signInOf(parseConfig(production), []).codesInLog).toBe(false);
});

test('providers send browsers back to the site, where it is known by what name it is reached', () => {
  expect(redirectUrlOf({ ...oidc, PUBLIC_URL })).toBe(returnUrl);
  const OAUTH_REDIRECT_URL = 'https://elsewhere.example.test/back';
  expect(redirectUrlOf({ ...oidc, PUBLIC_URL, OAUTH_REDIRECT_URL })).toBe(OAUTH_REDIRECT_URL);
});

test('without the site, or its name, a provider needs to be told where to send browsers back', () => {
  const missing = ['OAUTH_REDIRECT_URL is required to sign in by OIDC'];
  expect(faultsOf(oidc)).toEqual(missing);
  expect(faultsOf({ ...oidc, PUBLIC_URL, SITE_ENABLED: 'false' })).toEqual(missing);
});

test('in production browsers come back over TLS alone; without a provider none comes back', () => {
  const plain = { ...production, PUBLIC_URL: 'http://spendsense.example.test' };
  expect(faultsOf(plain)).toEqual([]);
  expect(faultsOf({ ...plain, ...oidc })).toEqual([
    'OAUTH_REDIRECT_URL must begin with https:// when NODE_ENV=production',
  ]);
});
