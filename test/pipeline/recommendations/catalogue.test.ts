import { expect, test } from 'vitest';
import { personaIds } from '../../../src/db/schema.ts';
import { catalogue, disclaimer } from '../../../src/pipeline/recommendations/catalogue.ts';
import { citations, fallbacks } from '../../../src/pipeline/recommendations/citations.ts';
import { citedNumbersOf } from '../../../src/pipeline/recommendations/citedNumbers.ts';
import { type Product, products } from '../../../src/pipeline/recommendations/products.ts';
import { knownMember } from './members.ts';

const all = Object.values(catalogue).flat();

test.each(personaIds)('persona %i has at least 8 education items and 4 offers', (persona) => {
  const types = catalogue[persona].map(({ type }) => type);
  expect(types.filter((type) => type === 'education').length).toBeGreaterThanOrEqual(8);
  expect(types.filter((type) => type === 'partner_offer').length).toBeGreaterThanOrEqual(4);
});

test('each template id is unique, says its type, and has the shape type.topic.name', () => {
  const templates = all.map(({ template }) => template);
  expect(new Set(templates).size).toBe(templates.length);
  for (const { template, type } of all) {
    expect(template).toMatch(/^(education|offer)\.[a-z]+\.[a-z-]+$/);
    expect(template.startsWith('offer.')).toBe(type === 'partner_offer');
  }
});

test('titles are unique', () => {
  expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
});

test.each(all)('$template has two to four sentences and the disclaimer', ({ body, content }) => {
  const sentences = body.match(/[.!?](?=\s|$)/g) ?? [];
  expect(sentences.length).toBeGreaterThanOrEqual(2);
  expect(sentences.length).toBeLessThanOrEqual(4);
  expect(content).toBe(`${body} ${disclaimer}`);
  expect(content).toMatch(/This is educational content, not financial advice\.$/);
});

test('every placeholder of every citation is a number that exists', () => {
  const known = Object.keys(citedNumbersOf(knownMember));
  for (const template of [...Object.values(citations), ...Object.values(fallbacks)]) {
    for (const [, name] of template.matchAll(/\{(\w*)\}/g)) expect(known).toContain(name);
    expect(template.replace(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
  }
});

test('no offer is of a predatory product, and none of the texts speaks of one', () => {
  const predatory: Product[] = Object.values(products).filter(({ isPredatory }) => isPredatory);
  expect(predatory.length).toBeGreaterThan(0);
  for (const { product, title, content } of all) {
    if (product !== null) expect(products[product].isPredatory).toBe(false);
    for (const { name } of predatory) {
      expect(`${title} ${content}`.toLowerCase()).not.toContain(name);
    }
  }
});

test('each persona has five education items and an offer that ask for nothing', () => {
  for (const entries of Object.values(catalogue)) {
    const plain = entries.filter(({ requires = [], product }) => {
      const kind: Product | null = product === null ? null : products[product];
      return requires.length === 0 && (kind?.heldAs ?? null) === null && !kind?.rules.length;
    });
    expect(plain.filter(({ type }) => type === 'education').length).toBeGreaterThanOrEqual(5);
    expect(plain.some(({ type }) => type === 'partner_offer')).toBe(true);
  }
});
