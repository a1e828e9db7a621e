import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Config } from '../config.ts';
import { isOutage } from '../db/outage.ts';
import { RateLimitedError } from '../domain/errors.ts';
import { createLoaders } from '../domain/loaders.ts';
import type { Services } from '../domain/services.ts';
import type { Context } from '../resolvers/context.ts';
import { identify } from './identify.ts';
import { refreshCookieOf } from './refreshCookie.ts';
import { refusal } from './refusal.ts';

/**
 * Makes the context of a request: who calls, from where, and loaders of its own.
 *
 * @throws GraphQLError with 429 when the caller's hour is used up, with 503 when PostgreSQL is away
 */
export async function createContext(
  { services, config }: { services: Services; config: Config },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Context> {
  const { db, readThrough, presence } = services;
  const newLoaders = () => createLoaders(db, readThrough, () => presence.list());
  const refreshCookie = refreshCookieOf(request, reply, config.production);
  try {
    const { caller, address } = await identify(services, request, reply);
    return { caller, address, refreshCookie, services, loaders: newLoaders(), newLoaders };
  } catch (error) {
    if (error instanceof RateLimitedError) throw refusal(error, 429);
    if (!isOutage(error) || !(error instanceof Error)) throw error;
    throw new GraphQLError(error.message, {
      originalError: error,
      extensions: { http: { status: 503 } },
    });
  }
}
