import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { describeError } from '../../src/telemetry/describeError.ts';

test('an error is described by type, message, code and stack', () => {
  const error = Object.assign(new RangeError('too far'), { code: 'E_FAR' });
  expect(describeError(error)).toEqual({
    type: 'RangeError',
    message: 'too far',
    code: 'E_FAR',
    stack: expect.stringMatching(/^RangeError: too far\n {4}at .*describeError\.test\.ts/),
  });
});

test('R7: of a failed statement the SQL is told, its values are not', () => {
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    constraint_name: 'users_email_unique',
    detail: 'Key (email)=(rosa@example.com) already exists.',
    parameters: ['a-password-hash'],
  });
  const error = new DrizzleQueryError('insert into users values ($1)', ['a-password-hash'], cause);
  const description = describeError(error);
  expect(description).toMatchObject({
    type: 'DrizzleQueryError',
    message: 'Failed query: insert into users values ($1)',
    cause: { message: 'duplicate key', code: '23505', constraint: 'users_email_unique' },
  });
  expect(JSON.stringify(description)).not.toMatch(/a-password-hash|rosa@example/);
});

test('R7: of a failed command of Redis the arguments are not told', () => {
  const command = { name: 'set', args: ['session:1', '{"user_id":"rosa"}'] };
  const error = Object.assign(new Error('READONLY'), { command });
  expect(JSON.stringify(describeError(error))).not.toContain('rosa');
});

test('all errors of an aggregate are told', () => {
  const error = new AggregateError([
    new Error('refused by ::1'),
    new Error('refused by 127.0.0.1'),
  ]);
  expect(describeError(error).errors?.map(({ message }) => message)).toEqual([
    'refused by ::1',
    'refused by 127.0.0.1',
  ]);
});

test('causes that go in a circle come to an end', () => {
  const error = new Error('round');
  error.cause = error;
  expect(JSON.stringify(describeError(error)).match(/"round"/g)).toHaveLength(5);
});

test('what was thrown and is no error is told as text', () => {
  expect(describeError('a string')).toMatchObject({ type: 'string', message: 'a string' });
  expect(describeError(undefined)).toMatchObject({ type: 'undefined' });
});
