import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';

/** A query or mutation of the schema, ready to be sent alone. */
export interface RootOperation {
  kind: 'query' | 'mutation' | 'subscription';
  name: string;
  field: GraphQLField<unknown, unknown>;
  text: string;
  /** Values for what is required, and nothing else. */
  variables: Record<string, unknown>;
}

const samples: Record<string, unknown> = {
  ID: '00000000-0000-4000-8000-000000000000',
  String: 'a sample of text',
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2026-01-01T00:00:00.000Z',
  PhoneNumber: '+14155550123',
};

/** A value of an input type; of an input object, only what is required. */
export function sampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return [sampleOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return Object.fromEntries(required.map((field) => [field.name, sampleOf(field.type)]));
  }
  if (!(type.name in samples)) throw new Error(`there is no sample of ${type.name}`);
  return samples[type.name];
}

function toOperation(
  kind: RootOperation['kind'],
  field: GraphQLField<unknown, unknown>,
): RootOperation {
  const { name, args } = field;
  const declared = args
    // An argument with a default may be left out, and so may the variable that stands for it.
    .map(({ name: argument, type, defaultValue }) => {
      const optional = defaultValue === undefined ? `${type}` : `${type}`.replace(/!$/, '');
      return `$${argument}: ${optional}`;
    })
    .join(', ');
  const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }';
  const call = `${name}${passed && `(${passed})`}${selection}`;
  const required = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const text = `${kind} ${declared && `(${declared})`} { ${call} }`;
  return {
    kind,
    name,
    field,
    text,
    variables: Object.fromEntries(required.map((arg) => [arg.name, sampleOf(arg.type)])),
  };
}

/** Every root field of a schema as an operation of its own. */
export function rootOperations(schema: GraphQLSchema): RootOperation[] {
  const roots = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  };
  return (Object.keys(roots) as RootOperation['kind'][]).flatMap((kind) =>
    Object.values(roots[kind]?.getFields() ?? {}).map((field) => toOperation(kind, field)),
  );
}

/** Where text can stand in an operation's arguments, e.g. `filter.search` or `input.ids.0`. */
export function textPaths({ field }: Pick<RootOperation, 'field'>): string[][] {
  return field.args.flatMap((arg) => pathsBelow(arg.type, [arg.name]));
}

const textTypes = new Set(['String', 'ID', 'DateTime', 'PhoneNumber']);

function pathsBelow(type: GraphQLInputType, path: string[]): string[][] {
  if (isNonNullType(type)) return pathsBelow(type.ofType, path);
  if (isListType(type)) return pathsBelow(type.ofType, [...path, '0']);
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    return fields.flatMap((field) => pathsBelow(field.type, [...path, field.name]));
  }
  return isEnumType(type) || textTypes.has(type.name) ? [path] : [];
}

/** The same variables with `value` at a path; what is missing on the way is made. */
export function withValueAt(
  variables: Record<string, unknown>,
  [key = '', ...rest]: string[],
  value: unknown,
): Record<string, unknown> {
  const inner = variables[key];
  if (rest.length === 0) return { ...variables, [key]: value };
  if (Array.isArray(inner)) return { ...variables, [key]: [value] };
  const below = typeof inner === 'object' && inner !== null ? { ...inner } : {};
  return { ...variables, [key]: withValueAt(below, rest, value) };
}
