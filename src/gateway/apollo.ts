import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../config.ts';
import type { Context } from '../resolvers/context.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { createFormatError } from './errors.ts';
import { documentLimits } from './limits/documentLimits.ts';
import { accessGate } from './plugins/accessGate.ts';
import { costLimit } from './plugins/costLimit.ts';
import { hideSchema } from './plugins/hideSchema.ts';
import { observe } from './plugins/observe.ts';
import { buildGatewaySchema } from './schema.ts';

/** Creates and starts the GraphQL server. Documents are limited, errors are mapped, batching is off. */
export async function startApollo(options: {
  app: FastifyInstance;
  config: Config;
  logger: Logger;
  metrics: Metrics;
}): Promise<ApolloServer<Context>> {
  const { app, config, logger, metrics } = options;
  const { production, graphql: limits } = config;
  const schemaIsHidden = production && !limits.introspection;
  const schema = buildGatewaySchema();
  const plugins: ApolloServerPlugin<Context>[] = [
    // Every answer is `no-store`: to work out a policy for each field costs a sixth of a request.
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginLandingPageDisabled(),
    fastifyApolloDrainPlugin(app),
    accessGate,
    costLimit(schema, limits.maxCost),
    ...(schemaIsHidden ? [hideSchema] : []),
    observe(metrics),
  ];
  const server = new ApolloServer<Context>({
    schema,
    plugins,
    formatError: createFormatError({ logger, maskSchema: schemaIsHidden }),
    introspection: limits.introspection,
    validationRules: documentLimits(limits),
    parseOptions: { maxTokens: limits.maxTokens },
    hideSchemaDetailsFromClientErrors: schemaIsHidden,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger,
  });
  await server.start();
  return server;
}
