import type { AddressInfo } from 'node:net';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { Services } from '../domain/services.ts';
import { DiskStore } from '../storage/diskStore.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { startApollo } from './apollo.ts';
import { type Backends, connectBackends } from './backends.ts';
import { createContext } from './context.ts';
import { registerDirectUploads } from './directUploads.ts';
import { type GraphiqlOptions, registerGraphiql } from './graphiql.ts';
import { registerHealth } from './health.ts';
import { createHttp } from './http.ts';
import { registerMetrics } from './metrics.ts';
import { checkReadiness } from './readiness.ts';
import { refuseBadHost } from './refuseBadHost.ts';
import { registerSite, signInOf } from './site.ts';
import { registerStorage } from './storage.ts';
import { registerStreams } from './streams/registerStreams.ts';

export interface GatewayOptions {
  config: Config;
  logger: Logger;
  databaseUrl: string;
  redisUrl: string;
  /** The Ed25519 key that signs access tokens, as PKCS#8 PEM. */
  privateKeyPem: string;
  /** The accounts that GraphiQL offers; null outside of a demo. */
  demo: GraphiqlOptions['demo'];
  now?: () => Date;
}

/** A running gateway. */
export interface Gateway {
  app: FastifyInstance;
  services: Services;
  metrics: Metrics;
  backends: Backends;
  /** Begins to accept requests. @returns the base URL */
  listen(): Promise<string>;
  /** Answers what is under way, finishes running jobs, then lets go of everything. */
  close(): Promise<void>;
}

/** Answers depend on who asks: no cache between us and them may keep one. */
async function forbidStoring(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  reply.header('cache-control', 'no-store');
}

/** Connects to PostgreSQL and Redis and builds the HTTP server; the database must be migrated. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { config, logger } = options;
  let baseUrl = config.http.publicUrl ?? '';
  const backends = await connectBackends({ ...options, baseUrl: () => baseUrl });
  const { services, metrics } = backends;
  const app = await createHttp(config, logger);
  let closing = false;

  const { apollo, ...forStreams } = await startApollo({ app, config, logger, metrics });
  const onRequest = [refuseBadHost, forbidStoring];
  const makeContext = (request: FastifyRequest, reply: FastifyReply) =>
    createContext({ services, config }, request, reply);
  app.route({
    url: '/graphql',
    method: ['GET', 'POST'],
    onRequest,
    handler: fastifyApolloHandler(apollo, { context: makeContext }),
  });
  const { maxStreamsPerUser: maxPerUser } = config.graphql;
  registerStreams(app, { apollo, ...forStreams, makeContext, metrics, maxPerUser, onRequest });
  registerDirectUploads(app, services);
  if (backends.store instanceof DiskStore) {
    registerStorage(app, {
      store: backends.store,
      isAwaited: (location) => services.uploadTickets.isAwaited(location),
    });
  }
  registerHealth(app, () => checkReadiness(backends, closing));
  registerMetrics(app, metrics);
  if (config.graphql.graphiql) await registerGraphiql(app, { demo: options.demo });
  if (config.http.site) {
    const signIn = signInOf(config, services.oauthFlows.offered);
    const { storage, consentVersions } = config;
    await registerSite(app, { demo: options.demo, storage, signIn, consentVersions });
  }

  return {
    app,
    services,
    metrics,
    backends,
    listen: async () => {
      await app.listen({ host: config.http.host, port: config.http.port });
      const url = urlOf(app, config.http.host);
      baseUrl = config.http.publicUrl ?? url;
      return url;
    },
    close: async () => {
      closing = true;
      await app.close().finally(backends.close);
    },
  };
}

function urlOf(app: FastifyInstance, host: string): string {
  const { port } = app.server.address() as AddressInfo;
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${shown.includes(':') ? `[${shown}]` : shown}:${port}`;
}
