import { type DocumentNode, type GraphQLSchema, Kind } from 'graphql';
import { fieldsIn, fragmentsOf, rootFieldsOf } from './rootFields.ts';

/** `login { user { email } }`: as deep as signing in needs, and no way from there to other types. */
const publicLevels = 3;

/**
 * Whether a document holds nothing but what anybody may send: `__typename` and the public operations
 * with the plain fields of their payload, session and account.
 *
 * Judged by the names alone, all operations of the document included, so that the answer is the same
 * for a name that exists and one that does not.
 */
export function isPublicDocument(schema: GraphQLSchema, document: DocumentNode): boolean {
  const operations = document.definitions.filter((it) => it.kind === Kind.OPERATION_DEFINITION);
  const roots = operations.flatMap((operation) => rootFieldsOf(schema, document, operation));
  const allPublic = roots.every(
    ({ node, access }) => access === 'public' || node.name.value === '__typename',
  );
  if (!allPublic) return false;
  const fragments = fragmentsOf(document);
  let level = roots.map(({ node }) => node);
  for (let depth = 1; depth <= publicLevels; depth += 1) {
    level = fieldsIn(
      level.flatMap(({ selectionSet }) => selectionSet ?? []),
      fragments,
    );
  }
  return level.length === 0;
}

/** Whether a document asks for the schema itself, anywhere in it. */
export function asksForSchema(document: DocumentNode): boolean {
  const fragments = fragmentsOf(document);
  const sets = document.definitions.flatMap((it) => ('selectionSet' in it ? it.selectionSet : []));
  return fieldsIn(sets, fragments).some(({ name }) => ['__schema', '__type'].includes(name.value));
}
