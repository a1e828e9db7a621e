import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { personas, type Rule } from '../../src/pipeline/personas/personas.ts';

const words = readFileSync(
  new URL('../../web/site/operator/detail/criterion-words.ts', import.meta.url),
  'utf8',
);

function namesIn(rule: Rule): readonly string[] {
  if (typeof rule === 'string') return [rule];
  return ('any' in rule ? rule.any : rule.all).flatMap(namesIn);
}

test('the page has words for every criterion, below the persona that it decides', () => {
  const entries = words.matchAll(/^ {2}(\w+): \{ label: .*personaId: (\d) \}/gm);
  const said = [...entries].map(([, name, personaId]) => [name, Number(personaId)]);
  expect(said).toEqual(personas.flatMap(({ id, rule }) => namesIn(rule).map((name) => [name, id])));
});

test('the page calls the personas what the pipeline does', () => {
  for (const { id, name, rule } of personas) {
    if (namesIn(rule).length > 0) expect(words).toContain(`${id}: { name: '${name}'`);
  }
});
