import type { DocumentNode } from 'graphql';
import { type AnyVariables, gql, type TypedDocumentNode } from 'urql';
import type { ApiDocument } from '../../shared/document.ts';

const parsed = new WeakMap<object, DocumentNode>();

/**
 * A document of a `generated/graphql.ts` as urql's hooks take it:
 * `useQuery({ query: typed(QueueDocument), variables })`.
 */
export function typed<Data, Variables extends AnyVariables>(
  document: ApiDocument<Data, Variables>,
): TypedDocumentNode<Data, Variables> {
  const known = parsed.get(document);
  if (known) return known;
  const node = gql<Data, Variables>(document.toString());
  parsed.set(document, node);
  return node;
}
