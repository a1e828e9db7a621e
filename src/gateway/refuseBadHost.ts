import type { onRequestHookHandler } from 'fastify';

/**
 * Refuses a request whose Host (behind a trusted proxy: X-Forwarded-Host) cannot stand in a URL, with
 * 400: the handler of GraphQL makes a URL of it, and would fail.
 */
export const refuseBadHost: onRequestHookHandler = (request, _reply, done) => {
  if (URL.canParse(`http://${request.hostname}/`)) return done();
  const message = 'The Host header must be a host name or an address.';
  done(Object.assign(new Error(message), { statusCode: 400 }));
};
