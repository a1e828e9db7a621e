import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import helmet from '@fastify/helmet';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type GraphiqlOptions, registerGraphiql } from '../../src/gateway/graphiql.ts';

const demo = {
  password: 'correct-horse-battery',
  accounts: [{ email: 'member@example.test', role: 'USER' }],
};

let home: string;
let app: FastifyInstance;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'graphiql-'));
  await writeFile(join(home, 'secret.txt'), 'a secret');
});

afterEach(async () => {
  await app.close();
  await rm(home, { recursive: true });
});

async function start(options: Partial<GraphiqlOptions> = {}) {
  app = fastify();
  const strict = { useDefaults: false, directives: { 'default-src': ["'none'"] } };
  await app.register(helmet, { contentSecurityPolicy: strict });
  app.get('/elsewhere', () => 'elsewhere');
  await registerGraphiql(app, { demo, bundleDir: join(home, 'bundle'), ...options });
}

async function writeBundle() {
  const assets = join(home, 'bundle', 'assets');
  await mkdir(assets, { recursive: true });
  await writeFile(join(home, 'bundle', 'index.html'), '<!doctype html><title>GraphiQL</title>');
  await writeFile(join(home, 'bundle', '.stamp'), 'a secret');
  await writeFile(join(assets, 'main-1a2b.js'), 'export {};');
  await writeFile(join(assets, '.hidden.js'), 'a secret');
}

describe('with a bundle', () => {
  beforeEach(async () => {
    await writeBundle();
    await start();
  });

  test.each(['/graphiql', '/graphiql/', '/graphiql/index.html'])('%s is the page', async (url) => {
    const response = await app.inject(url);
    expect(response.statusCode).toBe(200);
    expect(response.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(response.headers['cache-control']).toBe('no-cache');
    expect(response.body).toContain('<title>GraphiQL</title>');
  });

  test("the page's policy allows this host only, and no inline script", async () => {
    const { headers } = await app.inject('/graphiql');
    const policy = String(headers['content-security-policy']).split(';');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('assets carry the same policy, for the sake of workers, and are cached for good', async () => {
    const page = await app.inject('/graphiql');
    const asset = await app.inject('/graphiql/assets/main-1a2b.js');
    expect(asset.statusCode).toBe(200);
    expect(asset.headers['content-type']).toMatch('javascript');
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(asset.headers['content-security-policy']).toBe(page.headers['content-security-policy']);
  });

  test("other routes keep the app's own policy", async () => {
    const { headers } = await app.inject('/elsewhere');
    expect(headers['content-security-policy']).toBe("default-src 'none'");
  });

  test('config.json names the endpoint and the demo accounts, and is not stored', async () => {
    const response = await app.inject('/graphiql/config.json');
    expect(response.json()).toEqual({ endpoint: '/graphql', demo });
    expect(response.headers['cache-control']).toBe('no-store');
  });

  test.each([
    '/graphiql/assets/../../secret.txt',
    '/graphiql/assets/..%2f..%2fsecret.txt',
    '/graphiql/assets/%2e%2e/%2e%2e/secret.txt',
    '/graphiql/assets/..%5c..%5csecret.txt',
    '/graphiql/assets/%00secret.txt',
    '/graphiql/assets//etc/passwd',
    '/graphiql/assets/../.stamp',
    '/graphiql/assets/.hidden.js',
    '/graphiql/assets/',
    '/graphiql/.stamp',
  ])('%s is refused', async (url) => {
    const response = await app.inject(url);
    expect([400, 403, 404]).toContain(response.statusCode);
    expect(response.body).not.toContain('a secret');
  });
});

test('without demo accounts config.json holds no password', async () => {
  await start({ demo: null });
  const response = await app.inject('/graphiql/config.json');
  expect(response.json()).toEqual({ endpoint: '/graphql', demo: null });
});

test('without a bundle the page answers 503 and says how to build it', async () => {
  await start();
  const response = await app.inject('/graphiql');
  expect(response.statusCode).toBe(503);
  expect(response.headers['content-type']).toBe('text/plain; charset=utf-8');
  expect(response.body).toContain('npm run build:web');
  expect((await app.inject('/graphiql/assets/main-1a2b.js')).statusCode).toBe(404);
});

test('a bundle built while the gateway runs is served without a restart', async () => {
  await start();
  await writeBundle();
  expect((await app.inject('/graphiql')).statusCode).toBe(200);
  expect((await app.inject('/graphiql/assets/main-1a2b.js')).statusCode).toBe(200);
});
