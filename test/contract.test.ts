import { readdirSync, readFileSync } from 'node:fs';
import { parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { buildGatewaySchema } from '../src/gateway/schema.ts';
import { memberOperations, operatorOperations, pendingOperations } from './harness/contract.ts';

const schema = buildGatewaySchema();
const operations = [...memberOperations, ...operatorOperations];
const names = operations.map(({ name }) => name);
const current = operations.filter(({ name }) => !pendingOperations.includes(name));
const pending = operations.filter(({ name }) => pendingOperations.includes(name));

const faultsOf = (text: string) => validate(schema, parse(text)).map(({ message }) => message);

test.each(current)('$kind $name validates against the schema', ({ text }) => {
  expect(faultsOf(text)).toEqual([]);
});

for (const { kind, name, text } of pending) {
  test.todo(`${kind} ${name} runs: it is of a later issue`);
  test(`${kind} ${name} is rightly listed as pending`, () => {
    expect(faultsOf(text), `${name} validates: take it off pendingOperations`).not.toEqual([]);
  });
}

test('the operations have names of their own, and pendingOperations names nothing else', () => {
  expect(names).toEqual([...new Set(names)]);
  expect(names).not.toContain('');
  expect(names).toEqual(expect.arrayContaining([...pendingOperations]));
});

test('every file of the contract is read', () => {
  const files = readdirSync(new URL('./contract/', import.meta.url));
  expect(files.toSorted()).toEqual(['member.graphql', 'operator.graphql']);
  const definitions = files.flatMap(
    (file) =>
      parse(readFileSync(new URL(`./contract/${file}`, import.meta.url), 'utf8')).definitions,
  );
  const inFiles = definitions.filter(({ kind }) => kind === 'OperationDefinition');
  expect(operations).toHaveLength(inFiles.length);
});

test('every operation that is not pending is sent by a test', () => {
  const folders = ['./resolvers/', './identity/', './uploads/'].map(
    (it) => new URL(it, import.meta.url),
  );
  const tests = folders.flatMap((folder) =>
    readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8')),
  );
  const sent = new Set(
    tests.flatMap((text) =>
      [...text.matchAll(/\brun(?:<.*?>)?\(\s*'(\w+)'/g)].map(([, name]) => name),
    ),
  );
  expect(current.filter(({ name }) => !sent.has(name)).map(({ name }) => name)).toEqual([]);
});
