import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import type { GraphQLFormattedError, OperationDefinitionNode } from 'graphql';
import { isOutage } from '../../db/outage.ts';
import type { Context } from '../../resolvers/context.ts';
import type { Metrics } from '../../telemetry/metrics.ts';
import { currentScope } from '../../telemetry/scope.ts';
import { rootFieldsOf } from '../rootFields.ts';

const maxNameLength = 60;
const denials: readonly unknown[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'RATE_LIMITED'];

/** A label with few values: clients choose operation names, the schema chooses field names. */
export function labelOf(request: GraphQLRequestContext<Context>): string {
  const { document, operation } = request;
  if (document === undefined || !operation) return 'none';
  const [field] = rootFieldsOf(request.schema, document, operation);
  return field?.access ? `${operation.operation} ${field.node.name.value}` : operation.operation;
}

const nameOf = (operation: OperationDefinitionNode | undefined) =>
  (operation?.name?.value ?? 'anonymous').slice(0, maxNameLength);

/** Counts what a client was told by its code, and has the audit log tell of denials. */
export function noteErrors(told: {
  errors: readonly GraphQLFormattedError[];
  metrics: Pick<Metrics, 'errors'>;
  operation: string;
  context: Context;
}): void {
  const { errors, metrics, operation, context } = told;
  for (const { extensions } of errors) {
    const code = String(extensions?.code);
    metrics.errors.inc({ code });
    if (!denials.includes(code)) continue;
    const viewerId = context.caller.viewer?.userId ?? null;
    context.services.audit.record({ event: 'access.denied', code, operation, viewerId });
  }
}

/**
 * Tells what happens: the operation's name to log lines, durations and error codes to the metrics,
 * denials to the audit log, and 503 to the client when PostgreSQL is away.
 */
export const observe = (metrics: Metrics): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    const startedAt = performance.now();
    return {
      async didResolveOperation({ operation }) {
        const scope = currentScope();
        if (scope !== undefined) scope.operation = nameOf(operation);
      },
      async willSendResponse(request) {
        const { response, errors, contextValue } = request;
        const operation = labelOf(request);
        const outcome = errors === undefined ? 'ok' : 'error';
        metrics.operations.observe({ operation, outcome }, (performance.now() - startedAt) / 1000);
        if (errors?.some((error) => isOutage(error.originalError))) response.http.status = 503;
        const result = response.body.kind === 'single' ? response.body.singleResult : {};
        noteErrors({ errors: result.errors ?? [], metrics, operation, context: contextValue });
      },
    };
  },
});
