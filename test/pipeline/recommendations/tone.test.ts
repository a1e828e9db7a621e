import { expect, test } from 'vitest';
import { candidatesOf, isAllowed } from '../../../src/pipeline/recommendations/candidates.ts';
import { catalogue, entryOf } from '../../../src/pipeline/recommendations/catalogue.ts';
import { citations, fallbacks } from '../../../src/pipeline/recommendations/citations.ts';
import { checkTone } from '../../../src/pipeline/recommendations/guardrails.ts';
import { products } from '../../../src/pipeline/recommendations/products.ts';
import { shamingWordsIn } from '../../../src/pipeline/recommendations/tone.ts';
import { knownMember } from './members.ts';

const all = Object.values(catalogue).flat();

test.each(all)('$template shames nobody', ({ title, content }) => {
  expect(shamingWordsIn(`${title} ${content}`)).toEqual([]);
});

test('no citation, fallback or product name shames anybody', () => {
  const names = Object.values(products).map(({ name }) => name);
  for (const text of [...Object.values(citations), ...Object.values(fallbacks), ...names]) {
    expect(shamingWordsIn(text)).toEqual([]);
  }
});

test.each([
  ['You are bad with money.', 'bad with money'],
  ['A CARELESS month', 'careless'],
  ['Your irresponsibility shows', 'irresponsibility'],
  ['It was your  fault', 'your  fault'],
  ['You shouldn’t have bought it', "shouldn't have"],
  ['ｓｔｕｐｉｄ', 'stupid'],
  ['stu\u200Bpid', 'stupid'],
  ['You overspent again', 'overspent'],
])('%j is refused', (text, found) => {
  const harmless = { title: 'A title', content: 'Some content.', rationale: 'A reason.' };
  expect(checkTone(harmless).passed).toBe(true);
  for (const place of ['title', 'content', 'rationale'] as const) {
    expect(checkTone({ ...harmless, [place]: text })).toEqual({
      name: 'tone',
      passed: false,
      detail: `Found: ${found}`,
    });
  }
});

test.each([
  'Pay by default on the closing date',
  'Lunch at the shamrock',
  'A blazing start',
  'Foolproof in three steps',
])('%j is fine', (text) => {
  expect(shamingWordsIn(text)).toEqual([]);
});

test('an entry with a shaming word is not recommended', () => {
  const item = {
    template: 'education.test.shame',
    title: 'Stop being reckless',
    body: 'One. Two.',
    cites: [],
    otherwise: 'cards',
  } as const;
  const [refused] = candidatesOf([entryOf(item, 'education', null)], knownMember, '1.0');
  const [kept] = candidatesOf(
    [entryOf({ ...item, title: 'Begin again' }, 'education', null)],
    knownMember,
    '1.0',
  );
  expect(refused === undefined || isAllowed(refused)).toBe(false);
  expect(kept !== undefined && isAllowed(kept)).toBe(true);
});
