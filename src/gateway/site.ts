import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { returnPath } from '../oauthSettings.ts';
import type { StorageSettings } from '../storageSettings.ts';
import type { GraphiqlOptions } from './graphiql.ts';

/** What the page needs to know of the ways to sign in. */
export interface SiteSignIn {
  /** The providers that are configured, by their names in the API. */
  readonly providers: readonly string[];
  /** Where they send the browser back. */
  readonly returnUrl: string | null;
  /** Codes by SMS stand in the log. */
  readonly codesInLog: boolean;
}

export interface SiteOptions {
  /** The accounts offered for signing in with one click; null outside of a demo. */
  readonly demo: GraphiqlOptions['demo'];
  /** Where the browser may post files: the bucket of uploads on S3, or this gateway. */
  readonly storage: StorageSettings;
  /** The ways to sign in besides the password. */
  readonly signIn: SiteSignIn;
  /** The accepted versions of the terms, the current one last. */
  readonly consentVersions: readonly string[];
  /** Folder of the built page; `web/dist/site` of this project unless told. */
  readonly bundleDir?: string;
}

/** The same from `src/gateway` and from `dist/gateway`: both are two levels below the root. */
const builtBundleDir = fileURLToPath(new URL('../../web/dist/site', import.meta.url));

/** The page finds its own way below these; every other address is as unknown as before. */
const pagePaths = ['/', returnPath, '/operator', '/operator/*', '/app', '/app/*'];

/** Stands in index.html where each response has a nonce of its own. */
const noncePlaceholder = '__STYLE_NONCE__';

const notBuilt = 'The pages are not built yet. Run `npm run build:web`, then reload this page.\n';

/**
 * Serves the pages of operators and members: `index.html` at their addresses, hashed assets (cached
 * for good) below `/site/assets/` and `/site/config.json`. Without a bundle they answer 503 and say
 * how to build it.
 */
export async function registerSite(app: FastifyInstance, options: SiteOptions): Promise<void> {
  await app.register(siteRoutes, options);
}

/** The ways to sign in that the page offers. */
export function signInOf({ oauth, sms }: Config, offered: readonly string[]): SiteSignIn {
  return {
    providers: offered.map((name) => name.toUpperCase()),
    returnUrl: oauth.redirectUrl,
    codesInLog: sms.awsRegion === null,
  };
}

/** Whether the pages are there to be served, as far as the start can tell. */
export const isSiteBuilt = (): boolean => existsSync(join(builtBundleDir, 'index.html'));

const siteRoutes: FastifyPluginAsync<SiteOptions> = async (scope, options) => {
  const bundleDir = options.bundleDir ?? builtBundleDir;
  const uploadOrigin = uploadOriginOf(options.storage);
  const { demo, signIn } = options;
  const consentVersion = options.consentVersions.at(-1);
  const config = { endpoint: '/graphql', demo, uploadOrigin, consentVersion, signIn };

  for (const path of pagePaths) {
    scope.get(path, (_request, reply) => sendPage(reply, bundleDir, uploadOrigin));
  }
  scope.get('/site/config.json', (_request, reply) =>
    reply.header('cache-control', 'no-store').send(config),
  );
  await scope.register(async (assets) => {
    assets.addHook('onRequest', applyPolicy);
    await assets.register(fastifyStatic, {
      root: join(bundleDir, 'assets'),
      prefix: '/site/assets/',
      decorateReply: false,
      index: false,
      dotfiles: 'ignore',
      preCompressed: true,
      immutable: true,
      maxAge: '1y',
      suppressWarning: true,
    });
  });
};

/** A script of the page that is opened by itself, or run as a worker, may reach nothing. */
async function applyPolicy(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('content-security-policy', "default-src 'none';frame-ancestors 'none'");
}

/**
 * Where the forms of upload tickets go, as an origin (an endpoint is asked by path, Amazon's own by
 * the bucket's name); null where they come to this gateway.
 */
export function uploadOriginOf({ s3, buckets }: StorageSettings): string | null {
  if (s3 === null) return null;
  if (s3.endpoint !== null) return new URL(s3.endpoint).origin;
  // Names with dots do not fit the wildcard certificate: the SDK asks for those by path.
  const suffix = `s3.${s3.region}.amazonaws.com`;
  return `https://${buckets.data.includes('.') ? suffix : `${buckets.data}.${suffix}`}`;
}

/** Nothing from another host but the form of an upload, no inline script, `<style>` by nonce alone. */
function policyOf(nonce: string, uploadOrigin: string | null): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${uploadOrigin === null ? '' : ` ${uploadOrigin}`}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join(';');
}

async function sendPage(reply: FastifyReply, bundleDir: string, uploadOrigin: string | null) {
  reply.header('cache-control', 'no-cache');
  // Read at each request: a page built while the gateway runs appears without a restart.
  const page = await readFile(join(bundleDir, 'index.html'), 'utf8').catch(nullWhenMissing);
  if (page === null) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt);
  const nonce = randomBytes(16).toString('base64');
  return reply
    .header('content-security-policy', policyOf(nonce, uploadOrigin))
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(noncePlaceholder, nonce));
}

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
