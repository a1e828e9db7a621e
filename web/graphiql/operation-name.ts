import type { FetcherParams } from '@graphiql/toolkit';
import { Kind, parse } from 'graphql';

function operationNames(query: string): string[] {
  try {
    return parse(query).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? [definition.name?.value ?? ''] : [],
    );
  } catch {
    return []; // The gateway says what is wrong with it.
  }
}

/**
 * Names the operation that is sent. GraphiQL learns a moment after a tab was opened which operation is
 * in it: whoever is faster would ask for the one of the tab before.
 */
export function withOwnName<Params extends FetcherParams>(params: Params): Params {
  const [name, ...others] = operationNames(params.query);
  if (name === undefined || name === '' || others.length > 0) return params;
  return { ...params, operationName: name };
}
