import { buildSchema, GraphQLObjectType, type GraphQLSchema, Kind, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessOf } from '../../src/gateway/rootFields.ts';
import { buildGatewaySchema } from '../../src/gateway/schema.ts';
import type { AccessLevel } from '../../src/schema/access.ts';
import type { Answer, Person } from '../harness/client.ts';
import {
  type ContractOperation,
  memberOperations,
  operatorOperations,
  pendingOperations,
} from '../harness/contract.ts';
import { type RootOperation, rootOperations } from '../harness/operations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { answerAt } from '../subscriptions/answerAt.ts';

const schema = buildGatewaySchema();
const operations = rootOperations(schema);

/** Callers from the least to the most, and the least of them that each rule lets in. */
const callers = ['anonymous', 'member', 'operator', 'admin'] as const;
type CallerKind = (typeof callers)[number];
const rank: Record<AccessLevel, number> = { public: 0, member: 1, operator: 2, admin: 3 };

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed.close());

/** A caller of their own for each cell: some operations end the session or withdraw consent. */
async function newCaller(kind: CallerKind): Promise<Person> {
  if (kind === 'anonymous') return bed.anonymous;
  return bed.newPerson(kind === 'member' ? 'user' : kind);
}

function expected(kind: CallerKind, { field }: RootOperation): string {
  const level = accessOf(field);
  if (level === null) return `${field.name} declares who may use it`;
  if (callers.indexOf(kind) >= rank[level]) return 'let in';
  return kind === 'anonymous' ? '401 UNAUTHENTICATED' : '200 FORBIDDEN';
}

/** What became of a request: refused at the door, or let in, whatever came after. */
function outcomeOf({ status, code, data, errors, text }: Answer<unknown>): string {
  // Nobody is refused with 401; with 200 it is what an operation says of wrong credentials.
  if (code === 'UNAUTHENTICATED' && status === 200) return 'let in';
  if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN') {
    const [value = null] = Object.values(data ?? {});
    const alone = errors.length === 1 && value === null;
    return alone ? `${status} ${code}` : `${status} ${code}, and more: ${text}`;
  }
  return code === 'INTERNAL_SERVER_ERROR' || status >= 500 ? text : 'let in';
}

const cells = operations.flatMap((operation) =>
  callers.map((kind) => ({ title: `${operation.kind} ${operation.name}`, kind, operation })),
);

test.each(cells)('Z1: $title × $kind', async ({ kind, operation }) => {
  const caller = await newCaller(kind);
  const answer = await answerAt(bed.url, caller, operation, operation.variables);
  expect(outcomeOf(answer)).toBe(expected(kind, operation));
});

const undeclared = (of: GraphQLSchema) =>
  rootOperations(of)
    .filter(({ field }) => accessOf(field) === null)
    .map(({ name }) => name);

test('Z1: every operation declares a rule, and one without would be seen', () => {
  expect(undeclared(schema)).toEqual([]);
  expect(undeclared(buildSchema('type Query { open: Int }'))).toEqual(['open']);
});

/** The rules of the root fields that a file of the contract uses. */
function levelsOf(file: readonly ContractOperation[]): string[] {
  const running = file.filter(({ name }) => !pendingOperations.includes(name));
  const roots = running.flatMap(({ text }) =>
    parse(text)
      .definitions.filter((it) => it.kind === Kind.OPERATION_DEFINITION)
      .flatMap(({ selectionSet }) => selectionSet.selections.filter((it) => it.kind === Kind.FIELD))
      .map(({ name }) => name.value),
  );
  const used = operations.filter(({ name }) => roots.includes(name));
  return [...new Set(used.map(({ field }) => `${accessOf(field)}`))].toSorted();
}

test('Z1: the rules are those of the contract: what operators send is for staff, the rest is not', () => {
  expect(levelsOf(operatorOperations)).toEqual(['operator']);
  expect(levelsOf(memberOperations)).toEqual(['member', 'public']);
});

test('Z1: signing in and registering are all that a stranger may do', () => {
  const open = operations
    .filter(({ field }) => accessOf(field) === 'public')
    .map(({ name }) => name);
  expect(open.toSorted()).toEqual([
    'login',
    'oauthProviders',
    'refreshSession',
    'register',
    'requestSmsCode',
    'signInWithOAuth',
    'startOAuth',
    'verifySmsCode',
  ]);
});

test('Z1: an anonymous request is refused as a whole, before anything runs', async () => {
  const statements = await bed.statementCount();
  const document = `mutation { logout register(input: { email: "z1@example.com", password: "long enough 123" }) { accessToken } }`;
  const answer = await bed.anonymous.send(document);
  expect({ status: answer.status, code: answer.code, data: answer.data }).toEqual({
    status: 401,
    code: 'UNAUTHENTICATED',
    data: null,
  });
  const hidden = '{ ...F } fragment F on Query { me { id } ... on Query { users { totalCount } } }';
  expect((await bed.anonymous.send(hidden)).status).toBe(401);
  const renamed =
    '{ __typename harmless: analytics(from: "2026-01-01T00:00:00Z", to: "2026-01-02T00:00:00Z") { users { total } } }';
  expect((await bed.anonymous.send(renamed)).status).toBe(401);
  expect(await bed.statementCount()).toBe(statements);
});

test('Z1: the fields that name an operator declare that they are for staff', () => {
  const guarded = Object.values(schema.getTypeMap())
    .filter((type) => type instanceof GraphQLObjectType)
    .filter((type) => !['Query', 'Mutation', 'Subscription'].includes(type.name))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => accessOf(field) !== null)
    .map(({ type, field }) => `${type.name}.${field.name} ${accessOf(field)}`);
  expect(guarded.toSorted()).toEqual([
    'Recommendation.approvedBy operator',
    'Recommendation.openedBy operator',
    'Recommendation.rejectedBy operator',
    'Recommendation.rejectionReason operator',
  ]);
});

test('Z1: denials are in the audit log, with who and what', async () => {
  const member = await bed.newPerson('user');
  await member.send('{ users { totalCount } }');
  const denials = bed.logs
    .map((line) => JSON.parse(line))
    .filter(({ viewerId }) => viewerId === member.id);
  expect(denials).toEqual([
    expect.objectContaining({ audit: true, event: 'access.denied', code: 'FORBIDDEN' }),
  ]);
});
