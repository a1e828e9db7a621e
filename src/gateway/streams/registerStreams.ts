import { Readable } from 'node:stream';
import { type ApolloServer, HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { createHandler } from 'graphql-sse';
import { RateLimitedError } from '../../domain/errors.ts';
import { requireRole } from '../../domain/viewer.ts';
import type { Context } from '../../resolvers/context.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import type { FormatError } from '../errors.ts';
import { noteErrors } from '../plugins/observe.ts';
import { OpenStreams } from './openStreams.ts';
import type { Prepared, StreamOperations } from './streamOperations.ts';
import { StreamResults } from './streamResults.ts';

export interface StreamOptions {
  apollo: ApolloServer<Context>;
  operations: StreamOperations;
  formatError: FormatError;
  makeContext(request: FastifyRequest, reply: FastifyReply): Promise<Context>;
  metrics: Metrics;
  maxPerUser: number;
  onRequest: onRequestHookHandler[];
}

const path = '/graphql/stream';

/** The protocol of graphql-sse, one connection for each subscription; what is sent is made by us. */
const handle = createHandler<FastifyRequest, AsyncIterable<ExecutionResult>>({
  // No token, no mode in which many operations share a stream.
  authenticate: () => null,
  onSubscribe: ({ context }) => context,
});

/** Subscriptions as event streams, at a place of their own. */
export function registerStreams(app: FastifyInstance, options: StreamOptions): void {
  const { apollo, operations, makeContext } = options;
  const open = new OpenStreams(options.maxPerUser, options.metrics);
  app.addHook('preClose', async () => open.close());
  app.route({
    url: path,
    method: ['GET', 'POST'],
    onRequest: options.onRequest,
    handler: async (request, reply) => {
      requireEventStream(request);
      const prepared = await operations.prepare(apollo, asPost(request), () =>
        makeContext(request, reply),
      );
      if (prepared.subscription !== null)
        return stream(prepared, { request, reply, open, options });
      const { status = 200, headers, body } = prepared.answer;
      reply.code(status).headers(Object.fromEntries(headers));
      return body.kind === 'complete' ? body.string : '';
    },
  });
}

/** Something that asks for JSON would wait for its end in vain. */
function requireEventStream({ headers: { accept = '*/*' } }: FastifyRequest): void {
  if (/text\/(event-stream|\*)|\*\/\*/.test(accept)) return;
  const message = 'Answers are sent as text/event-stream, which the Accept header does not name.';
  throw Object.assign(new Error(message), { statusCode: 406 });
}

/** A GET too: Apollo allows it queries alone, and asks the same of both against forgery. */
function asPost({ method, headers, body, query }: FastifyRequest): HTTPGraphQLRequest {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    // Apollo's own answers are JSON, whatever was asked for.
    if (value !== undefined && name !== 'accept') map.set(name, [value].flat().join(', '));
  }
  const sent = method === 'GET' ? readQuery(Object(query)) : body;
  return { method: 'POST', headers: map, search: '', body: sent };
}

function readQuery(query: Record<string, unknown>): Record<string, unknown> {
  const parsed = ['variables', 'extensions'].map((name) => [name, parseJson(query[name])]);
  return { ...query, ...Object.fromEntries(parsed) };
}

/** What is no JSON stays text, which Apollo refuses. */
function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return text ?? null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function stream(
  { subscription, context, label }: Extract<Prepared, { answer: null }>,
  { request, reply, open, options }: StreamParts,
): Promise<FastifyReply> {
  const { metrics, formatError } = options;
  const present = (error: GraphQLError): GraphQLError => {
    const told = formatError(error.toJSON(), error);
    noteErrors({ errors: [told], metrics, operation: label, context });
    const { message, path, locations, extensions } = told;
    return new GraphQLError(message, {
      extensions: extensions ?? null,
      path: path ?? null,
      nodes: locations && error.nodes ? error.nodes : null,
    });
  };
  const onEnd = countStream(open, context, reply);
  const results = new StreamResults({ subscription, present, onEnd });
  const [body] = await handle({
    method: 'POST',
    url: path,
    headers: { get: (name) => headersOfStream[name] ?? null },
    // Apollo has read the document already; the protocol only wants to see one.
    body: { query: label },
    raw: request,
    context: results,
  });
  if (body === null || typeof body === 'string') throw new Error('the stream was not opened');
  const forget = open.keep(() => void body.return());
  const sent = Readable.from(body).once('close', forget);
  // A proxy that collects answers would hold the events back.
  return reply
    .type('text/event-stream; charset=utf-8')
    .header('x-accel-buffering', 'no')
    .send(sent);
}

function countStream(open: OpenStreams, { caller }: Context, reply: FastifyReply): () => void {
  try {
    return open.count(requireRole(caller.viewer, 'user').userId);
  } catch (error) {
    if (error instanceof RateLimitedError) {
      reply.header('retry-after', String(error.details.retryAfterSeconds));
    }
    throw error;
  }
}

interface StreamParts {
  request: FastifyRequest;
  reply: FastifyReply;
  open: OpenStreams;
  options: StreamOptions;
}

const headersOfStream: Record<string, string> = {
  accept: 'text/event-stream',
  'content-type': 'application/json',
};
