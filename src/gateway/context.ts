import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Config } from '../config.ts';
import { isOutage } from '../db/outage.ts';
import { RateLimitedError } from '../domain/errors.ts';
import { createLoaders } from '../domain/loaders.ts';
import type { Services } from '../domain/services.ts';
import type { Context } from '../resolvers/context.ts';
import { clientAddress } from './clientAddress.ts';
import { tellAllowance } from './rateLimitHeaders.ts';
import { refreshCookieOf } from './refreshCookie.ts';
import { refusal } from './refusal.ts';

/** The token of `Authorization: Bearer …`, or null. */
function bearerToken({ headers }: FastifyRequest): string | null {
  return /^Bearer +(?<token>\S+)$/i.exec(headers.authorization ?? '')?.groups?.token ?? null;
}

/**
 * Makes the context of a request: who calls, from where, and loaders of its own. Counts the request.
 *
 * @throws GraphQLError with 429 when the caller's hour is used up, with 503 when PostgreSQL is away
 */
export async function createContext(
  { services, config }: { services: Services; config: Config },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Context> {
  const newLoaders = () => createLoaders(services.db, services.readThrough);
  const address = clientAddress(request.ip);
  const refreshCookie = refreshCookieOf(request, reply, config.production);
  try {
    const caller = await services.authenticator.identify(bearerToken(request), address);
    tellAllowance(reply, caller.allowance);
    if (caller.allowance.exceeded) {
      throw refusal(new RateLimitedError('Too many requests', caller.allowance.resetSeconds), 429);
    }
    return { caller, address, refreshCookie, services, loaders: newLoaders(), newLoaders };
  } catch (error) {
    if (!isOutage(error) || !(error instanceof Error)) throw error;
    throw new GraphQLError(error.message, {
      originalError: error,
      extensions: { http: { status: 503 } },
    });
  }
}
