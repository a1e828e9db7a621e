import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql';

/**
 * Tells whether the selection below the field that is being resolved holds a path of field names. It
 * does not look at @skip and @include: what is read ahead in vain does no harm.
 */
export function selectionOf({ fieldNodes, fragments }: GraphQLResolveInfo) {
  const holds = (set: SelectionSetNode | undefined, path: readonly string[]): boolean => {
    const [name, ...rest] = path;
    if (name === undefined) return true;
    return (set?.selections ?? []).some((node) => {
      if (node.kind === Kind.FIELD)
        return node.name.value === name && holds(node.selectionSet, rest);
      const inner = node.kind === Kind.FRAGMENT_SPREAD ? fragments[node.name.value] : node;
      return holds(inner?.selectionSet, path);
    });
  };
  return (...path: string[]): boolean =>
    fieldNodes.some(({ selectionSet }) => holds(selectionSet, path));
}
