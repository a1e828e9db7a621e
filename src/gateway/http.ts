import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import type { Logger } from '../telemetry/logger.ts';
import { withScope } from '../telemetry/scope.ts';

/** Clients may name their requests; anything unusual is replaced. */
const requestIdShape = /^[\w.-]{8,64}$/;

function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && requestIdShape.test(header) ? header : crypto.randomUUID();
}

const quietPaths = new Set(['/healthz', '/readyz', '/metrics']);

/** Writes a line for each answered request: no query, no header, no body. */
function logRequests(app: FastifyInstance, logger: Logger): void {
  app.addHook('onResponse', async (request, reply) => {
    const [path = ''] = request.url.split('?');
    const level = quietPaths.has(path) ? 'debug' : 'info';
    const { method } = request;
    const durationMillis = Math.round(reply.elapsedTime * 10) / 10;
    logger[level]({ method, path, status: reply.statusCode, durationMillis }, 'request');
  });
}

const codesByStatus: Record<number, string> = { 404: 'NOT_FOUND', 413: 'PAYLOAD_TOO_LARGE' };

/** Errors before GraphQL is reached have the shape of GraphQL's. */
function answerErrors(app: FastifyInstance, config: Config, logger: Logger): void {
  app.setErrorHandler((error: FastifyError, request: FastifyRequest, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) logger.error({ err: error, errorId: request.id }, 'a request failed');
    const code = status >= 500 ? 'INTERNAL_SERVER_ERROR' : (codesByStatus[status] ?? 'BAD_REQUEST');
    const message =
      status === 413
        ? `The body is too large: at most ${config.http.maxBodyBytes} bytes are accepted.`
        : status >= 500
          ? 'Something went wrong on our side. The error id helps us to find out what.'
          : error.message;
    const errorId = status >= 500 ? { errorId: request.id } : {};
    return reply.code(status).send({ errors: [{ message, extensions: { code, ...errorId } }] });
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({
      errors: [
        { message: `There is nothing at ${request.url}.`, extensions: { code: 'NOT_FOUND' } },
      ],
    }),
  );
}

/**
 * Creates the HTTP server: request ids, security headers, CORS by list, bounded bodies, a log line
 * for each request. Every request runs in a scope that log lines and slow-query lines name.
 */
export async function createHttp(config: Config, logger: Logger): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    trustProxy: config.http.trustProxy,
    bodyLimit: config.http.maxBodyBytes,
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    forceCloseConnections: 'idle',
    return503OnClosing: true,
  });
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    withScope({ requestId: request.id }, done);
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
    },
    hsts: config.production,
  });
  await app.register(cors, {
    origin: config.http.corsOrigins,
    credentials: true,
    exposedHeaders: ['x-request-id'],
  });
  logRequests(app, logger);
  answerErrors(app, config, logger);
  return app;
}
