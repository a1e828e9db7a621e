/**
 * A typed document of any folder's `generated/graphql.ts`. Each folder has a class of its own for them,
 * which is why only their shape counts.
 */
export interface ApiDocument<Data, Variables> {
  readonly __apiType?: (variables: Variables) => Data;
  toString(): string;
}
