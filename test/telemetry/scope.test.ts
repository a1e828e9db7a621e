import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { currentScope, withScope } from '../../src/telemetry/scope.ts';

test('outside of any request there is no scope', () => {
  expect(currentScope()).toBeUndefined();
});

test('what is awaited keeps its scope while others run beside it', async () => {
  const work = (requestId: string) =>
    withScope({ requestId }, async () => {
      await turn();
      const scope = currentScope();
      if (scope !== undefined) scope.operation = `of ${requestId}`;
      await turn();
      return currentScope();
    });
  expect(await Promise.all([work('a'), work('b')])).toEqual([
    { requestId: 'a', operation: 'of a' },
    { requestId: 'b', operation: 'of b' },
  ]);
});
