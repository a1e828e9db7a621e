import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../harness/client.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { request } from '../harness/wire.ts';

const attempts = [
  '{ __schema { types { name } } }',
  '{ __type(name: "User") { fields { name } } }',
  'query { ...F } fragment F on Query { __schema { queryType { name } } }',
  '{ ... { s: __schema { types { name } } } }',
  'query A { __typename } query B { __schema { types { name } } }',
  getIntrospectionQuery(),
];

let bed: TestBed;
beforeAll(async () => {
  bed = await openTestBed();
});
afterAll(() => bed?.close());

describe('in production', () => {
  let production: TestBed;
  let admin: Person;
  beforeAll(async () => {
    production = await bed.another({ env: { NODE_ENV: 'production' } });
    admin = await production.newPerson('admin');
  });

  test.each(attempts)('G1: introspection is refused with 400: %s', async (query) => {
    for (const person of [production.anonymous, admin]) {
      const answer = await person.send(query);
      expect(answer).toMatchObject({ status: 400, data: null, code: 'GRAPHQL_VALIDATION_FAILED' });
      expect(answer.text).not.toContain('Recommendation');
    }
  });

  test('there is no GraphiQL', async () => {
    expect((await request(`${production.url}/graphiql`)).status).toBe(404);
  });

  test('an unchosen answer of GET shows no landing page', async () => {
    const page = await request(`${production.url}/graphql`, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(400);
  });
});

test('in development introspection is on, for whoever explores', async () => {
  const answer = await bed.anonymous.send<{ __schema: object }>(getIntrospectionQuery());
  expect(answer.data?.__schema).toBeDefined();
});

test('INTROSPECTION_ENABLED=false turns it off, and messages still help', async () => {
  const quiet = await bed.another({ env: { INTROSPECTION_ENABLED: 'false' } });
  expect((await quiet.anonymous.send('{ __schema { types { name } } }')).status).toBe(400);
  expect((await quiet.anonymous.send('{ mee { id } }')).text).toContain('Did you mean');
});

test('INTROSPECTION_ENABLED=true opens the schema of a production gateway, messages included', async () => {
  const open = await bed.another({
    env: { NODE_ENV: 'production', INTROSPECTION_ENABLED: 'true' },
  });
  expect((await open.anonymous.send('{ __schema { types { name } } }')).errors).toEqual([]);
  expect((await open.anonymous.send('{ mee { id } }')).text).toContain('Did you mean');
});
