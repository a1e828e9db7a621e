import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseConfig } from '../../src/config.ts';
import { registerSite, type SiteOptions, signInOf } from '../../src/gateway/site.ts';

const demo = {
  password: 'correct-horse-battery',
  accounts: [{ email: 'member@example.test', role: 'USER' }],
};
const onDisk = parseConfig({}).storage;
const signIn = signInOf(parseConfig({}), []);
const { consentVersions } = parseConfig({ CONSENT_VERSIONS: '1.0,2.0' });

const pages = [
  '/',
  '/operator',
  '/operator/members/1',
  '/app',
  '/app/uploads',
  '/?a=b',
  '/sign-in/callback?code=a&state=b',
];
const unknown = [
  '/nothing',
  '/operators',
  '/apple',
  '/site',
  '/favicon.ico',
  '/index.html',
  '/sign-in',
];

let home: string;
let app: FastifyInstance;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'site-'));
  await writeFile(join(home, 'secret.txt'), 'a secret');
});

afterEach(async () => {
  await app.close();
  await rm(home, { recursive: true });
});

async function start(options: Partial<SiteOptions> = {}) {
  app = fastify();
  const bundleDir = join(home, 'bundle');
  const given = { demo, storage: onDisk, signIn, consentVersions, bundleDir };
  await registerSite(app, { ...given, ...options });
}

async function writeBundle() {
  const assets = join(home, 'bundle', 'assets');
  await mkdir(assets, { recursive: true });
  const meta = '<meta property="csp-nonce" nonce="__STYLE_NONCE__">';
  await writeFile(join(home, 'bundle', 'index.html'), `<!doctype html>${meta}`);
  await writeFile(join(home, 'bundle', '.stamp'), 'a secret');
  await writeFile(join(assets, 'main-1a2b.js'), 'export {};');
}

async function policyAt(url: string): Promise<string[]> {
  const { headers } = await app.inject(url);
  return String(headers['content-security-policy']).split(';');
}

describe('with a bundle', () => {
  beforeEach(async () => {
    await writeBundle();
    await start();
  });

  test.each(pages)('%s is the page', async (url) => {
    const response = await app.inject(url);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['cache-control']).toBe('no-cache');
  });

  test.each(unknown)('%s is as unknown as before', async (url) => {
    expect((await app.inject(url)).statusCode).toBe(404);
  });

  test("the page's policy allows this host only, and nothing inline", async () => {
    const policy = await policyAt('/operator');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ]),
    );
    expect(policy.join(';')).not.toMatch(/unsafe|\*/);
  });

  test('each response has a nonce of its own, in the policy and in the page', async () => {
    const responses = [await app.inject('/'), await app.inject('/')];
    const nonces = responses.map(({ body }) => /nonce="([^"]+)"/.exec(body)?.[1] ?? '');
    for (const [place, { headers }] of responses.entries()) {
      const style = `style-src 'self' 'nonce-${nonces[place]}'`;
      expect(String(headers['content-security-policy']).split(';')).toContain(style);
    }
    expect(nonces[0]).toMatch(/^[\w+/]{22}==$/);
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('assets are cached for good', async () => {
    const asset = await app.inject('/site/assets/main-1a2b.js');
    expect(asset.statusCode).toBe(200);
    expect(asset.headers['content-type']).toMatch('javascript');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('config.json names endpoint, demo accounts and current terms, and is not stored', async () => {
    const response = await app.inject('/site/config.json');
    expect(response.json()).toEqual({
      endpoint: '/graphql',
      demo,
      uploadOrigin: null,
      consentVersion: '2.0',
      signIn,
    });
    expect(response.headers['cache-control']).toBe('no-store');
  });

  test.each([
    '/site/assets/../../secret.txt',
    '/site/assets/..%2f..%2fsecret.txt',
    '/site/assets/%2e%2e/%2e%2e/secret.txt',
    '/site/assets/../.stamp',
    '/operator/../../secret.txt',
  ])('%s tells no secret', async (url) => {
    expect((await app.inject(url)).body).not.toContain('a secret');
  });
});

/** Where the SDK sends the form of a ticket. */
async function originOfTicket(env: Record<string, string>): Promise<string> {
  const { s3, buckets } = parseConfig(env).storage;
  if (s3 === null) throw new Error('these settings keep files on disk');
  const { region, endpoint } = s3;
  const client = new S3Client({
    region,
    ...(endpoint !== null && { endpoint, forcePathStyle: true }),
    credentials: { accessKeyId: 'an-id', secretAccessKey: 'a-secret' },
  });
  const { url } = await createPresignedPost(client, { Bucket: buckets.data, Key: 'a-key' });
  return new URL(url).origin;
}

test.each([
  [{ S3_REGION: 'us-west-1' }, 'https://spendsense-data.s3.us-west-1.amazonaws.com'],
  [{ S3_REGION: 'us-east-1' }, 'https://spendsense-data.s3.us-east-1.amazonaws.com'],
  [{ S3_ENDPOINT: 'https://files.example.test:9000/path' }, 'https://files.example.test:9000'],
  [{ S3_REGION: 'eu-north-1', S3_DATA_BUCKET: 'a.b' }, 'https://s3.eu-north-1.amazonaws.com'],
])('with %j uploads may go to %s, and nowhere else', async (env, uploadOrigin) => {
  expect(await originOfTicket(env)).toBe(uploadOrigin);
  await writeBundle();
  await start({ storage: parseConfig(env).storage });
  expect(await policyAt('/app')).toContain(`connect-src 'self' ${uploadOrigin}`);
  expect((await app.inject('/site/config.json')).json()).toMatchObject({ uploadOrigin });
});

test('without demo accounts config.json holds no password', async () => {
  await start({ demo: null });
  expect((await app.inject('/site/config.json')).json()).toMatchObject({ demo: null });
});

test('without a bundle the page answers 503 and says how to build it', async () => {
  await start();
  const response = await app.inject('/operator');
  expect(response.statusCode).toBe(503);
  expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(response.body).toContain('npm run build:web');
});

test('SITE_ENABLED switches the pages off; they are on by default', () => {
  expect(parseConfig({}).http.site).toBe(true);
  expect(parseConfig({ SITE_ENABLED: 'false' }).http.site).toBe(false);
});
