import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RefreshCookie } from '../resolvers/context.ts';

/** With this request header set to `cookie` the refresh token travels as a cookie alone. */
export const sessionModeHeader = 'x-session-mode';

/**
 * The cookie of the refresh token. No script can read it and no other site can have it sent; it is
 * looked at only beside the header above, which other sites cannot send without a preflight.
 *
 * @param secure production: only over TLS, and by its prefix only set by this very host
 */
export function refreshCookieOf(
  request: FastifyRequest,
  reply: FastifyReply,
  secure: boolean,
): RefreshCookie {
  const name = secure ? '__Host-spendsense-refresh' : 'spendsense-refresh';
  const attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  const asked = request.headers[sessionModeHeader] === 'cookie';
  return {
    asked,
    token: asked ? (request.cookies[name] ?? null) : null,
    set: (token, expires) => {
      reply.setCookie(name, token, { ...attributes, expires });
    },
    clear: () => {
      reply.clearCookie(name, attributes);
    },
  };
}
