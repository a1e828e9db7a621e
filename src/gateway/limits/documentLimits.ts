import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import type { GraphQLError, ValidationContext, ValidationRule } from 'graphql';

/** How large a document may be. Tokens are limited by the parser, cost by the costLimit plugin. */
export interface DocumentLimits {
  maxDepth: number;
  maxAliases: number;
  maxDirectives: number;
}

/** Reported like any validation error: thrown, as by default, it would be answered with 500. */
const reporting = {
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null, error: GraphQLError) => context?.reportError(error),
  ],
};

/** Validation rules against documents that are deep, or repeat themselves by aliases or directives. */
export function documentLimits(limits: DocumentLimits): ValidationRule[] {
  return [
    maxDepthRule({ n: limits.maxDepth, flattenFragments: true, ...reporting }),
    maxAliasesRule({ n: limits.maxAliases, ...reporting }),
    maxDirectivesRule({ n: limits.maxDirectives, ...reporting }),
  ];
}
