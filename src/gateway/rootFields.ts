import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import type { AccessLevel } from '../schema/access.ts';

/** A field at the root of an operation: what is asked for, and who may. */
export interface RootField {
  node: FieldNode;
  /** Null for introspection and `__typename`. */
  access: AccessLevel | null;
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** The fragments of a document by name. */
export const fragmentsOf = ({ definitions }: DocumentNode): Fragments =>
  new Map(
    definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );

/** The fields that selection sets hold at their own level, those inside fragments too. */
export function fieldsIn(
  selectionSets: readonly SelectionSetNode[],
  fragments: Fragments,
): FieldNode[] {
  // Each fragment once: fragments that spread each other tenfold would unfold to millions of fields.
  const seen = new Set<string>();
  const fieldsOf = ({ selections }: SelectionSetNode): FieldNode[] =>
    selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return [selection];
      if (selection.kind === Kind.INLINE_FRAGMENT) return fieldsOf(selection.selectionSet);
      const name = selection.name.value;
      const fragment = fragments.get(name);
      if (fragment === undefined || seen.has(name)) return [];
      seen.add(name);
      return fieldsOf(fragment.selectionSet);
    });
  return selectionSets.flatMap(fieldsOf);
}

/** The root fields of an operation, those inside fragments too. */
export function rootFieldsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): RootField[] {
  const fields = schema.getRootType(operation.operation)?.getFields() ?? {};
  return fieldsIn([operation.selectionSet], fragmentsOf(document)).map((node) => ({
    node,
    access: accessOf(fields[node.name.value]),
  }));
}

/** What `@Access` declared of a field, or null. */
export function accessOf(field: GraphQLField<unknown, unknown> | undefined): AccessLevel | null {
  return (field?.extensions.access as AccessLevel | undefined) ?? null;
}
