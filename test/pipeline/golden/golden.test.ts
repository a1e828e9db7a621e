import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { outcomeOf, written } from './outcome.ts';
import { borders, personas, type Stated } from './stated.ts';

// UPDATE_GOLDEN=1 writes the expectations anew, for a review of what changed. The tables in stated.ts
// are changed by hand alone.
const isUpdate = Boolean(process.env.UPDATE_GOLDEN);

const suffix = '.expected.json';
const expectationOf = (file: string) => file.replace(/\.(csv|json)$/, suffix);

describe.each([
  { folder: 'personas', stated: personas },
  { folder: 'borders', stated: borders },
])('golden $folder', ({ folder, stated }) => {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  const names = readdirSync(path).sort();
  const files = names.filter((name) => !name.endsWith(suffix));

  test('every file is stated by hand, and every expectation has a file', () => {
    expect(files).toEqual(Object.keys(stated).sort());
    const expectations = names.filter((name) => name.endsWith(suffix));
    const expected = files.map(expectationOf).sort();
    if (!isUpdate) expect(expectations).toEqual(expected);
    expect(expected).toEqual(expect.arrayContaining(expectations));
    expect(new Set(expected).size).toBe(files.length);
  });

  test.each(files)('%s comes to its persona, by its criteria', async (file) => {
    const outcome = await outcomeOf(path, file);
    const expectation = `${path}/${expectationOf(file)}`;
    if (isUpdate) await writeFile(expectation, written(outcome));
    expect(existsSync(expectation), `${expectationOf(file)} is missing`).toBe(true);
    expect(written(outcome)).toBe(await readFile(expectation, 'utf8'));
    expect(outcome.decision).toMatchObject({ personaId: stated[file]?.personaId });
    expect(decisive(outcome.decision.criteria, stated[file])).toEqual(stated[file]?.observed);
  });
});

/** What the trace says of the criteria that were stated. */
function decisive(
  criteria: readonly { name: string; observed: number | null; met: boolean }[],
  stated: Stated | undefined,
) {
  const names = Object.keys(stated?.observed ?? {});
  const judged = criteria.filter(({ name }) => names.includes(name));
  return Object.fromEntries(judged.map(({ name, observed, met }) => [name, [observed, met]]));
}
