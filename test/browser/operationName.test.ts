import { expect, test } from 'vitest';
import { withOwnName } from '../../web/graphiql/operation-name.ts';

test('a document of one operation is sent under its own name, whatever GraphiQL believes', () => {
  const params = { query: 'query ReviewQueue { recommendations { totalCount } }' };
  expect(withOwnName({ ...params, operationName: 'Home' })).toEqual({
    ...params,
    operationName: 'ReviewQueue',
  });
});

test.each(['query A { me { id } } query B { me { id } }', '{ me { id } }', 'query {', ''])(
  'any other document is left as it is: %s',
  (query) => {
    expect(withOwnName({ query, operationName: 'B' })).toEqual({ query, operationName: 'B' });
  },
);
