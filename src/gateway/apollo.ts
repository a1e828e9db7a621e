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
import { createFormatError, type FormatError } from './errors.ts';
import { documentLimits } from './limits/documentLimits.ts';
import { accessGate } from './plugins/accessGate.ts';
import { costLimit } from './plugins/costLimit.ts';
import { hideSchema } from './plugins/hideSchema.ts';
import { observe } from './plugins/observe.ts';
import { buildGatewaySchema } from './schema.ts';
import { StreamOperations } from './streams/streamOperations.ts';

/** The GraphQL server, how it tells of errors, and what it does with subscriptions. */
export interface StartedApollo {
  apollo: ApolloServer<Context>;
  formatError: FormatError;
  operations: StreamOperations;
}

/** Creates and starts the GraphQL server. Documents are limited, errors are mapped, batching is off. */
export async function startApollo(options: {
  app: FastifyInstance;
  config: Config;
  logger: Logger;
  metrics: Metrics;
}): Promise<StartedApollo> {
  const { app, config, logger, metrics } = options;
  const { production, graphql: limits } = config;
  const schemaIsHidden = production && !limits.introspection;
  const schema = buildGatewaySchema();
  const operations = new StreamOperations();
  const plugins: ApolloServerPlugin<Context>[] = [
    // Every answer is `no-store`: to work out a policy for each field costs a sixth of a request.
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginLandingPageDisabled(),
    fastifyApolloDrainPlugin(app),
    accessGate,
    costLimit(schema, limits.maxCost),
    ...(schemaIsHidden ? [hideSchema] : []),
    // After the gate, so that strangers have one answer at both places.
    operations.plugin,
    observe(metrics),
  ];
  const formatError = createFormatError({ logger, maskSchema: schemaIsHidden });
  const apollo = new ApolloServer<Context>({
    schema,
    plugins,
    formatError,
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
  await apollo.start();
  return { apollo, formatError, operations };
}
