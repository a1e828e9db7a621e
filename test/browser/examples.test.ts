import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSchema, Kind, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const schemaFile = `${root}schema.graphql`;
const examples = globSync('web/graphiql/examples/*.graphql', { cwd: root }).sort();
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');

describe.each(examples)('%s', (path) => {
  test('is one named operation with its fragments', () => {
    const { definitions } = parse(read(path));
    const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    expect(operations).toEqual([expect.objectContaining({ name: expect.anything() })]);
  });

  test.skipIf(!existsSync(schemaFile))('is valid in schema.graphql', () => {
    const schema = buildSchema(readFileSync(schemaFile, 'utf8'));
    expect(validate(schema, parse(read(path)))).toEqual([]);
  });
});
