import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';
import { maxUploadBytes } from '../domain/uploadRules.ts';
import type { Logger } from '../telemetry/logger.ts';
import { withScope } from '../telemetry/scope.ts';
import { boundForms, isForm } from './forms.ts';
import { createErrorAnswer } from './httpErrors.ts';
import { rateLimitHeaders } from './rateLimitHeaders.ts';

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

function answerUnknownPath({ url }: FastifyRequest, reply: FastifyReply): void {
  const [path = ''] = url.split('?');
  const extensions = { code: 'NOT_FOUND' };
  reply.code(404).send({ errors: [{ message: `There is nothing at ${path}.`, extensions }] });
}

/** Of a form with one file: its fields are those of a ticket. A file is cut off where it is too large. */
const formLimits = {
  files: 1,
  fields: 20,
  parts: 21,
  fieldNameSize: 100,
  fieldSize: 10_000,
  headerPairs: 20,
  fileSize: maxUploadBytes + 1,
};

/** The longest that a client may take to send a file, and the head of any request. */
const requestTimeoutMillis = 300_000;
const headersTimeoutMillis = 30_000;
/** The longest that it may take for anything else: slow ones would hold connections for good. */
const bodyTimeoutMillis = 30_000;

/** Hangs up on whoever is too slow with a request that is no file. */
function boundSlowBodies(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const { raw } = request;
    if (raw.method !== 'POST' || isForm(request)) return;
    const timer = setTimeout(() => raw.destroy(), bodyTimeoutMillis).unref();
    for (const event of ['end', 'close']) raw.once(event, () => clearTimeout(timer));
  });
}

/** How long a connection may take to send the beginning of a request while the gateway closes. */
const silenceMillis = 500;

/** Ends each connection with its last answer while closing: kept alive, it would hold up the stop. */
function endConnectionsWhenClosing(app: FastifyInstance): void {
  let closing = false;
  const silent = new Set<Socket>();
  app.server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.server.on('request', ({ socket }) => silent.delete(socket));
  app.addHook('preClose', async () => {
    closing = true;
    // Node counts those that have never sent anything among the busy ones.
    const hangUp = () => {
      for (const socket of silent) socket.destroy();
    };
    setTimeout(hangUp, silenceMillis).unref();
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
  // The head of an answer may have been on its way already.
  app.addHook('onResponse', async () => {
    if (closing) setImmediate(() => app.server.closeIdleConnections());
  });
}

/**
 * Creates the HTTP server: request ids, security headers, CORS by list, bounded bodies, a log line
 * for each request. Every request runs in a scope that log lines and slow-query lines name.
 */
export async function createHttp(config: Config, logger: Logger): Promise<FastifyInstance> {
  const answerError = createErrorAnswer(config, logger);
  const app = Fastify({
    logger: false,
    // So many proxies append to the header: what stands before is the client's own invention.
    trustProxy: (_address, hop) => hop < config.http.trustedProxies,
    bodyLimit: config.http.maxBodyBytes,
    requestTimeout: requestTimeoutMillis,
    frameworkErrors: answerError,
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
    exposedHeaders: ['x-request-id', ...rateLimitHeaders],
  });
  await app.register(cookie);
  boundForms(app);
  // Whole paths, so that a name with folders is refused rather than cut.
  await app.register(multipart, { limits: formLimits, preservePath: true });
  app.server.headersTimeout = headersTimeoutMillis;
  boundSlowBodies(app);
  logRequests(app, logger);
  endConnectionsWhenClosing(app);
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(answerUnknownPath);
  return app;
}
