import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../domain/authenticate.ts';
import { RateLimitedError } from '../domain/errors.ts';
import type { Services } from '../domain/services.ts';
import { clientAddress } from './clientAddress.ts';
import { tellAllowance } from './rateLimitHeaders.ts';

/** The token of `Authorization: Bearer …`, or null. */
function bearerToken({ headers }: FastifyRequest): string | null {
  return /^Bearer +(?<token>\S+)$/i.exec(headers.authorization ?? '')?.groups?.token ?? null;
}

/**
 * Finds out who sends a request and from where, and counts it.
 *
 * @throws RateLimitedError when the caller's hour is used up
 */
export async function identify(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ caller: Caller; address: string }> {
  const address = clientAddress(request.ip);
  const caller = await services.authenticator.identify(bearerToken(request), address);
  const { allowance } = caller;
  tellAllowance(reply, allowance);
  if (allowance.exceeded) throw new RateLimitedError('Too many requests', allowance.resetSeconds);
  return { caller, address };
}
