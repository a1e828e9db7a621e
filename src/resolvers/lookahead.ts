import type { GraphQLResolveInfo } from 'graphql';
import { type FieldsByTypeName, parseResolveInfo } from 'graphql-parse-resolve-info';

/** Tells whether the selection below the field that is being resolved holds a path of field names. */
export function selectionOf(info: GraphQLResolveInfo): (...path: string[]) => boolean {
  const tree = parseResolveInfo(info) as { fieldsByTypeName: FieldsByTypeName } | null | undefined;
  return (...path) => {
    let levels = tree ? [tree.fieldsByTypeName] : [];
    for (const name of path) {
      levels = levels
        .flatMap((types) => Object.values(types))
        .flatMap((fields) => Object.values(fields))
        .filter((field) => field.name === name)
        .map((field) => field.fieldsByTypeName);
    }
    return levels.length > 0;
  };
}
