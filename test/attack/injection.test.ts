import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildGatewaySchema } from '../../src/gateway/schema.ts';
import type { Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

const hostile = {
  quote: `' or '1'='1`,
  comment: `x'; drop table users; --`,
  'double quote': `" or ""="`,
  percent: '%%',
  underscore: '__',
  backslash: '\\\\',
  'backslash and quote': `\\' or true --`,
  dollar: '$1 $$ $tag$',
  NUL: 'ab\0cd',
  'half a surrogate pair': 'ab\ud800',
  'right-to-left mark': '\u202eab',
  null: 'null',
} as const;

/** Values that each argument takes where it is not the one under attack. */
const usual: Record<string, unknown> = {
  id: '00000000-0000-4000-8000-000000000000',
  ids: ['00000000-0000-4000-8000-000000000000'],
  email: 'nobody@example.com',
  password: 'a long enough password',
  reason: 'Not relevant',
  currentPassword: 'a long enough password',
  newPassword: 'another long password',
  phoneNumber: '+14155550123',
  code: '123456',
  state: 'a state',
  flowSecret: 'a secret',
  provider: 'GOOGLE',
  userId: '00000000-0000-4000-8000-000000000000',
  role: 'USER',
  fileName: 'transactions.csv',
  fileSize: 1000,
  fileType: 'CSV',
  decision: 'REJECT',
  version: '1.0',
  first: 20,
  orderBy: 'OLDEST_FIRST',
  from: '2026-01-01T00:00:00Z',
  to: '2026-02-01T00:00:00Z',
};

type Input = GraphQLArgument | GraphQLInputField;
/** `filter.userId` and `filter.role` would hide what the other filters find. */
const isFilter = ({ name, type }: Input) =>
  ['userId', 'role'].includes(name) && !isNonNullType(type);
const isTextual = (input: Input) => ['String', 'ID'].includes(getNamedType(input.type).name);

/** The paths of all strings below an input: `filter.search`, `ids`. */
function textPaths(input: Input): string[][] {
  const type = getNamedType(input.type);
  if (!isInputObjectType(type)) return isTextual(input) ? [[input.name]] : [];
  return Object.values(type.getFields())
    .flatMap(textPaths)
    .map((path) => [input.name, ...path]);
}

/** A value for an input, hostile at `path`; undefined for what may be left out. */
function inputFor(input: Input, path: readonly string[], text: string): unknown {
  const [name, ...rest] = path;
  const type = getNamedType(input.type);
  if (isInputObjectType(type)) {
    const below = name === input.name ? rest : [];
    const fields = Object.values(type.getFields()).map((field): [string, unknown] => [
      field.name,
      inputFor(field, below, text),
    ]);
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }
  if (name !== input.name) return isFilter(input) ? undefined : usual[input.name];
  return isListType(getNullableType(input.type)) ? [text] : text;
}

interface Target {
  title: string;
  document: string;
  variables(text: string): object;
}

function targetsOf(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): Target[] {
  const type = getNamedType(field.type);
  const isList = isObjectType(type) && 'nodes' in type.getFields();
  const selection = isLeafType(type)
    ? ''
    : isList
      ? '{ totalCount nodes { id } }'
      : '{ __typename }';
  const declared = field.args.map(({ name, type: argType }) => `$${name}: ${argType}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  return field.args.flatMap(textPaths).map((path) => ({
    title: `${field.name}(${path.join('.')})`,
    document: `${kind} (${declared}) { result: ${field.name}(${passed}) ${selection} }`,
    variables: (text) =>
      Object.fromEntries(field.args.map((arg) => [arg.name, inputFor(arg, path, text)])),
  }));
}

const schema = buildGatewaySchema();
const targets = [
  ...Object.values(schema.getQueryType()?.getFields() ?? {}).flatMap((f) => targetsOf('query', f)),
  ...Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap((f) =>
    targetsOf('mutation', f),
  ),
];

let bed: TestBed;
let admin: Person;

beforeAll(async () => {
  bed = await openTestBed();
  admin = await bed.newPerson('admin');
  const { id } = await bed.given.member();
  await bed.given.recommendation(id);
});
afterAll(() => bed?.close());

const answered = ['BAD_USER_INPUT', 'NOT_FOUND', 'UNAUTHENTICATED', 'CONFLICT'];

test('G12: the attack reaches every kind of string argument', () => {
  const titles = targets.map(({ title }) => title);
  expect(titles).toEqual(
    expect.arrayContaining(['users(filter.search)', 'users(after)', 'login(input.email)']),
  );
  expect(titles.length).toBeGreaterThanOrEqual(17);
});

const unstorable: string[] = ['NUL', 'half a surrogate pair'];

type Rows = { result: { nodes?: object[]; totalCount?: number } | null };

test.each(targets)('G12: $title: no SQL error and no row, whatever is in it', async (target) => {
  for (const [name, text] of Object.entries(hostile)) {
    // A new password, however hostile, ends the session.
    const endsSession = target.title.startsWith('changePassword');
    const caller = endsSession ? await bed.newPerson('admin') : admin;
    const answer = await caller.send<Rows>(target.document, target.variables(text));
    const codes = answer.errors.map(({ extensions }) => extensions.code);
    if (unstorable.includes(name)) expect(codes, name).toEqual(['BAD_USER_INPUT']);
    else expect([[], ...answered.map((code) => [code])], name).toContainEqual(codes);
    const { nodes = [], totalCount = 0 } = answer.data?.result ?? {};
    expect({ nodes, totalCount }, name).toEqual({ nodes: [], totalCount: 0 });
  }
});

test('G12, control: the same documents find what is there', async () => {
  const found = async (title: string, text: string) => {
    const target = targets.find((it) => it.title === title);
    const answer = await admin.send<Rows>(target?.document ?? '', target?.variables(text));
    return answer.data?.result?.totalCount;
  };
  expect(await found('recommendations(filter.search)', 'card')).toBe(1);
  expect(await found('users(filter.search)', admin.email.slice(0, 36))).toBe(1);
});

test('G12: a reason is kept as it was written', async () => {
  const { id: memberId } = await bed.given.member();
  for (const [name, reason] of Object.entries(hostile)) {
    if (unstorable.includes(name)) continue;
    const { id } = await bed.given.recommendation(memberId);
    const answer = await admin.run('Reject', { id, reason });
    expect(answer.data, name).toMatchObject({ rejectRecommendation: { rejectionReason: reason } });
  }
});
