import { count } from 'drizzle-orm';
import { type GraphQLInputType, getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { users } from '../../src/db/schema.ts';
import { accessOf } from '../../src/gateway/rootFields.ts';
import { buildGatewaySchema } from '../../src/gateway/schema.ts';
import type { Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { type RootOperation, rootOperations } from '../harness/operations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

let bed: TestBed;
let admin: Person;
beforeAll(async () => {
  bed = await openTestBed();
  admin = await bed.newPerson('admin');
});
afterAll(() => bed.close());

const mutations = rootOperations(buildGatewaySchema()).filter(({ kind }) => kind === 'mutation');

/** What the gateway decides, and no client. */
const own = [
  'role',
  'userId',
  'status',
  'consentStatus',
  'createdAt',
  'approvedBy',
  'rejectedBy',
  'passwordHash',
  'sessionId',
];

function namesIn(type: GraphQLInputType): string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [];
  return Object.values(named.getFields()).flatMap((field) => [field.name, ...namesIn(field.type)]);
}

test('Z4: only administration has an argument for what the gateway decides otherwise', () => {
  for (const { name, field } of mutations.filter((it) => accessOf(it.field) !== 'admin')) {
    const names = field.args.flatMap((arg) => [arg.name, ...namesIn(arg.type)]);
    expect(
      names.filter((it) => own.includes(it)),
      name,
    ).toEqual([]);
  }
});

const inputs = mutations.flatMap((operation) =>
  operation.field.args
    .filter((arg) => isInputObjectType(getNamedType(arg.type)))
    .map((arg) => ({ ...operation, argument: arg.name })),
);
const values: Record<string, unknown> = { role: 'ADMIN', status: 'APPROVED', consentStatus: true };

test.each(inputs)(
  'Z4: $name refuses $argument with more than its schema has',
  async (operation) => {
    const { text, variables, argument } = operation as RootOperation & { argument: string };
    const { db } = bed.gateway.services;
    const [before] = await db.select({ users: count() }).from(users);
    const valid = {
      ...(variables[argument] as object),
      email: 'z4@example.com',
      password: 'long enough 123',
    };
    for (const name of own) {
      const smuggled = { ...variables, [argument]: { ...valid, [name]: values[name] ?? admin.id } };
      const answer = await admin.send(text, smuggled);
      expect({ status: answer.status, code: answer.code, data: answer.data }).toEqual({
        status: 400,
        code: 'BAD_USER_INPUT',
        data: null,
      });
    }
    expect(await db.select({ users: count() }).from(users)).toEqual([before]);
  },
);

test.each(mutations)(
  'Z4: $name refuses an argument that it does not have',
  async ({ name, field, text, variables }) => {
    for (const extra of own) {
      const document = text.includes(`${name}(`)
        ? text.replace(`${name}(`, `${name}(${extra}: "x", `)
        : text.replace(name, `${name}(${extra}: "x")`);
      const answer = await admin.send(document, variables);
      expect({ name: field.name, status: answer.status, data: answer.data }).toEqual({
        name,
        status: 400,
        data: null,
      });
    }
    expect((await admin.run('Home')).status).toBe(200);
  },
);

test('Z4: the token decides who acts, whatever else a request carries', async () => {
  const member = await bed.newPerson('user');
  const response = await fetch(`${bed.url}/graphql?userId=${admin.id}&role=ADMIN`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${member.token}`,
      'x-user-id': admin.id,
      'x-role': 'ADMIN',
      cookie: `userId=${admin.id}; role=ADMIN`,
    },
    body: JSON.stringify({ query: '{ me { id role } }', userId: admin.id, role: 'ADMIN' }),
  });
  expect(await response.json()).toEqual({ data: { me: { id: member.id, role: 'USER' } } });
});

test('Z4: a member makes no account of another role and no decision by registering', async () => {
  const input = { email: 'z4-member@example.com', password: 'long enough 123' };
  const answer = await admin.run<{ register: { user: { role: string; consentStatus: boolean } } }>(
    'Register',
    { input },
  );
  expect(dataOf(answer).register.user).toMatchObject({ role: 'USER', consentStatus: false });
});
