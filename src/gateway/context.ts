import type { FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { isOutage } from '../db/outage.ts';
import { createLoaders } from '../domain/loaders.ts';
import type { Services } from '../domain/services.ts';
import type { Context } from '../resolvers/context.ts';

/** The token of `Authorization: Bearer …`, or null. */
function bearerToken({ headers }: FastifyRequest): string | null {
  return /^Bearer +(?<token>\S+)$/i.exec(headers.authorization ?? '')?.groups?.token ?? null;
}

/** Makes the context of a request: who calls, and loaders of its own. */
export async function createContext(services: Services, request: FastifyRequest): Promise<Context> {
  const newLoaders = () => createLoaders(services.db, services.readThrough);
  try {
    const caller = await services.authenticator.identify(bearerToken(request));
    return { caller, services, loaders: newLoaders(), newLoaders };
  } catch (error) {
    if (!isOutage(error) || !(error instanceof Error)) throw error;
    throw new GraphQLError(error.message, {
      originalError: error,
      extensions: { http: { status: 503 } },
    });
  }
}
