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

function rootNodes(
  selectionSet: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): FieldNode[] {
  return selectionSet.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection];
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return inner === undefined ? [] : rootNodes(inner.selectionSet, fragments);
  });
}

/** The root fields of a valid operation, those inside fragments too. */
export function rootFieldsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): RootField[] {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const fields = schema.getRootType(operation.operation)?.getFields() ?? {};
  return rootNodes(operation.selectionSet, fragments).map((node) => ({
    node,
    access: accessOf(fields[node.name.value]),
  }));
}

/** What `@Access` declared of a field, or null. */
export function accessOf(field: GraphQLField<unknown, unknown> | undefined): AccessLevel | null {
  return (field?.extensions.access as AccessLevel | undefined) ?? null;
}
