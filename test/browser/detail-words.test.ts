import { expect, test } from 'vitest';
import { personas, type Rule } from '../../src/pipeline/personas/personas.ts';
import {
  comparisonWords,
  personaOf,
  wordsOf,
} from '../../web/site/operator/detail/criterion-words.ts';
import { personaNames } from '../../web/site/shared/personas.ts';

function namesIn(rule: Rule): readonly string[] {
  if (typeof rule === 'string') return [rule];
  return ('any' in rule ? rule.any : rule.all).flatMap(namesIn);
}

test('the page has words for every criterion, below the persona that it decides', () => {
  for (const { id, rule } of personas) {
    for (const name of namesIn(rule)) expect(wordsOf(name)?.personaId, name).toBe(id);
  }
});

test('the page calls the personas what the pipeline does', () => {
  expect(personas.map(({ id, name }) => [id, name])).toEqual(
    personaNames.map((name, place) => [place + 1, name]),
  );
  for (const { id, name, rule } of personas) {
    if (namesIn(rule).length > 0) expect(personaOf(id).name).toBe(name);
  }
});

const judged = (name: string, observed: number | null, comparison: string, threshold: number) => {
  const { value, demand } = comparisonWords({ name, observed, comparison, threshold });
  return `${value}, asks for ${demand}`;
};

test.each([
  ['maxUtilization', 0.4996, '>=', 0.5, '49.96%, asks for at least 50.0%'],
  ['maxUtilization', 0.49999996, '>=', 0.5, '49.999996%, asks for at least 50.0%'],
  ['cashFlowBufferMonths', 0.997, '<', 1, '0.997 months, asks for less than 1 month'],
  ['monthlyRecurringSpend', 49.998, '>=', 50, '$49.998, asks for at least $50.00'],
  ['everyCardUtilization', 0.3, '<', 0.29999, '30.0%, asks for less than 29.999%'],
])(
  'what is near its threshold is not rounded to it: %s %d %s %d',
  (name, observed, comparison, threshold, words) => {
    expect(judged(name, observed, comparison, threshold)).toBe(words);
  },
);

test.each([
  ['maxUtilization', 0.5, '>=', 0.5, '50.0%, asks for at least 50.0%'],
  ['maxUtilization', 0.71234, '>=', 0.5, '71.2%, asks for at least 50.0%'],
  ['medianPayGapDays', 14, '>', 45, '14 days, asks for more than 45 days'],
  ['recurringMerchants', 2, '>=', 3, '2, asks for at least 3'],
  ['isOverdue', 0, '=', 1, 'no, asks for yes'],
  ['everyCardUtilization', null, '<', 0.3, 'no card is known, asks for less than 30.0%'],
  ['cashFlowBufferMonths', null, '<', 1, 'unknown, asks for less than 1 month'],
])('anything else is short: %s %d %s %d', (name, observed, comparison, threshold, words) => {
  expect(judged(name, observed, comparison, threshold)).toBe(words);
});
