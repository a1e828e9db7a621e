import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';

export interface GraphiqlOptions {
  /** The accounts offered for signing in with one click; null outside of a demo. */
  readonly demo: {
    readonly password: string;
    readonly accounts: readonly { readonly email: string; readonly role: string }[];
  } | null;
  /** Folder of the built page; `web/dist/graphiql` of this project unless told. */
  readonly bundleDir?: string;
}

/** The same from `src/gateway` and from `dist/gateway`: both are two levels below the root. */
const builtBundleDir = fileURLToPath(new URL('../../web/dist/graphiql', import.meta.url));

/**
 * Nothing from another host, no inline script. Inline styles are allowed to this page only:
 * GraphiQL's editor positions its lines with them.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join(';');

const notBuilt = 'GraphiQL is not built yet. Run `npm run build:web`, then reload this page.\n';

/**
 * Serves GraphiQL: `/graphiql`, its hashed assets (cached for good) and `/graphiql/config.json`.
 *
 * The page's Content-Security-Policy replaces the app's own on these paths, assets included:
 * a worker obeys the policy of its own script. Without a bundle the page answers 503 and says
 * how to build it.
 */
export async function registerGraphiql(
  app: FastifyInstance,
  options: GraphiqlOptions,
): Promise<void> {
  await app.register(graphiqlRoutes, options);
}

const graphiqlRoutes: FastifyPluginAsync<GraphiqlOptions> = async (scope, options) => {
  const bundleDir = options.bundleDir ?? builtBundleDir;
  const config = { endpoint: '/graphql', demo: options.demo };

  scope.addHook('onRequest', applyPolicy);
  for (const path of ['/graphiql', '/graphiql/', '/graphiql/index.html']) {
    scope.get(path, (_request, reply) => sendPage(reply, bundleDir));
  }
  scope.get('/graphiql/config.json', (_request, reply) =>
    reply.header('cache-control', 'no-store').send(config),
  );
  await scope.register(fastifyStatic, {
    root: join(bundleDir, 'assets'),
    prefix: '/graphiql/assets/',
    decorateReply: false,
    index: false,
    dotfiles: 'ignore',
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    suppressWarning: true,
  });
};

// Through Fastify's own headers, which win over those that helmet puts on the raw response:
// its option for a single route does not reach the routes that @fastify/static makes.
async function applyPolicy(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('content-security-policy', contentSecurityPolicy);
}

async function sendPage(reply: FastifyReply, bundleDir: string): Promise<FastifyReply> {
  reply.header('cache-control', 'no-cache');
  // Read at each request: a page built while the gateway runs appears without a restart.
  const page = await readFile(join(bundleDir, 'index.html')).catch(nullWhenMissing);
  if (page === null) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt);
  return reply.type('text/html; charset=utf-8').send(page);
}

function nullWhenMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
