import { expect, test } from 'vitest';
import { planRecommendations } from '../../../src/pipeline/recommendations/planRecommendations.ts';
import type { ExistingRecommendation } from '../../../src/pipeline/recommendations/rerun.ts';
import { inputOf, knownMember, now, unknownMember } from './members.ts';

const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const basics = 'education.utilization.basics';
const transfer = 'offer.cards.balance-transfer';

const pending = (template: string): ExistingRecommendation => ({
  template,
  status: 'pending',
  decidedAt: null,
});
const approved = (template: string, days = 3): ExistingRecommendation => ({
  template,
  status: 'approved',
  decidedAt: daysAgo(days),
});
const rejected = (template: string, at: Date | null): ExistingRecommendation => ({
  template,
  status: 'rejected',
  decidedAt: at,
});

function plan(existing: ExistingRecommendation[], more = {}) {
  const { toInsert, toDelete } = planRecommendations(inputOf(knownMember, { existing, ...more }));
  const templates = toInsert.map(({ template }) => template);
  const count = (type: string) => toInsert.filter((one) => one.type === type).length;
  return { templates, toDelete, education: count('education'), offers: count('partner_offer') };
}

test('a pending one that still fits stays, is not made again, and counts', () => {
  const { templates, toDelete, education } = plan([pending(basics)]);
  expect(templates).not.toContain(basics);
  expect(toDelete).toEqual([]);
  expect(education).toBe(4);
});

test('an approved one is not made again, however old, and counts', () => {
  const { templates, toDelete, education, offers } = plan([
    approved(basics, 4000),
    approved(transfer),
  ]);
  expect(templates).not.toContain(basics);
  expect(templates).not.toContain(transfer);
  expect(toDelete).toEqual([]);
  expect([education, offers]).toEqual([4, 2]);
});

test.each([
  [0, false],
  [89.999, false],
  [90, true],
  [400, true],
])('%d days after its rejection one is made again: %s', (days, isMade) => {
  const { templates, education } = plan([rejected(basics, daysAgo(days))]);
  expect(templates.includes(basics)).toBe(isMade);
  expect(education).toBe(5);
});

test('a rejection of unknown or future time counts as recent', () => {
  expect(plan([rejected(basics, null)]).templates).not.toContain(basics);
  expect(plan([rejected(basics, daysAgo(-2))]).templates).not.toContain(basics);
});

test('one rejected long ago that is pending again is not made a third time', () => {
  const { templates } = plan([rejected(basics, daysAgo(200)), pending(basics)]);
  expect(templates).not.toContain(basics);
});

test('a pending one of another persona is deleted, a decided one is not touched', () => {
  const other = 'education.subscriptions.audit';
  expect(plan([pending(other)]).toDelete).toEqual([other]);
  expect(plan([approved(other)]).toDelete).toEqual([]);
  expect(plan([rejected(other, daysAgo(1))]).toDelete).toEqual([]);
});

test('a pending one that left the catalogue is deleted', () => {
  expect(plan([pending('card-utilization-basics')]).toDelete).toEqual(['card-utilization-basics']);
});

test('a pending offer is deleted once the member has the product; its approval is not touched', () => {
  const offer = 'offer.cards.consolidation-loan';
  const accounts = [...knownMember.accounts, { type: 'loan', subtype: 'personal' }];
  expect(plan([pending(offer)]).toDelete).toEqual([]);
  expect(plan([pending(offer)], { accounts }).toDelete).toEqual([offer]);
  expect(plan([approved(offer)], { accounts }).toDelete).toEqual([]);
});

test('what is deleted does not count', () => {
  const existing = [pending('offer.subscriptions.manager'), pending('offer.savings.round-up')];
  expect(plan(existing).offers).toBe(3);
});

test('what was approved for another persona leaves room for what helps now', () => {
  const existing = ['audit', 'yearly-view', 'rotation', 'sharing', 'one-card'].map((name) =>
    approved(`education.subscriptions.${name}`),
  );
  expect(plan(existing).education).toBe(5);
});

test('nothing is added to five and three', () => {
  const first = plan([]).templates.map(pending);
  expect(plan(first)).toMatchObject({ templates: [], toDelete: [] });
  expect(plan(first.map(({ template }) => approved(template)))).toMatchObject({ templates: [] });
});

test('an exhausted catalogue gives fewer', () => {
  const offers = [
    'balance-transfer',
    'consolidation-loan',
    'credit-counseling',
    'score-monitoring',
  ];
  const existing = offers.map((name) => rejected(`offer.cards.${name}`, daysAgo(10)));
  expect(plan(existing).offers).toBe(1);
  existing.push(rejected('offer.cards.payment-reminders', daysAgo(10)));
  expect(plan(existing).offers).toBe(0);
});

test('beyond the least number only what something known speaks for', () => {
  const existing = [pending('education.utilization.basics')];
  const { toInsert } = planRecommendations(inputOf(unknownMember, { existing }));
  expect(toInsert.filter(({ type }) => type === 'education')).toHaveLength(2);
});
