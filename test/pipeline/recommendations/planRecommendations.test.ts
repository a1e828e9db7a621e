import { describe, expect, test } from 'vitest';
import { personaIds } from '../../../src/db/schema.ts';
import { decidePersona } from '../../../src/pipeline/personas/decidePersona.ts';
import { planRecommendations } from '../../../src/pipeline/recommendations/planRecommendations.ts';
import { asOf, inputOf, knownMember, unknownMember } from './members.ts';

const members = { 'everything is known': knownMember, 'nothing is known': unknownMember };

describe.each(Object.entries(members))('when %s', (_, member) => {
  test.each(personaIds)('persona %i gets 3 to 5 education items and 1 to 3 offers', (persona) => {
    const { toInsert, toDelete } = planRecommendations(inputOf(member, { persona }));
    const count = (type: string) => toInsert.filter((one) => one.type === type).length;
    const [education, offers] = [count('education'), count('partner_offer')];
    expect(toDelete).toEqual([]);
    expect(new Set(toInsert.map(({ template }) => template)).size).toBe(toInsert.length);
    if (member === unknownMember) expect([education, offers]).toEqual([3, 1]);
    else {
      expect(education).toBe(5);
      expect([2, 3]).toContain(offers);
    }
  });
});

test('a trace holds asOf, persona, criteria, three guardrails and the template', () => {
  const { criteria, personaId } = decidePersona(knownMember.facts);
  const { toInsert } = planRecommendations(inputOf(knownMember, { persona: personaId, criteria }));
  for (const { decisionTrace, template, content } of toInsert) {
    expect(decisionTrace).toMatchObject({ asOf, personaId: 1, template });
    expect(decisionTrace.personaName).toBe('High Utilization');
    expect(decisionTrace.criteria).toEqual(criteria);
    expect(decisionTrace.guardrails.map(({ name, passed }) => [name, passed])).toEqual([
      ['consent', true],
      ['eligibility', true],
      ['tone', true],
    ]);
    expect(decisionTrace.guardrails[0]?.detail).toBe('Consent 1.0 is in force');
    expect(content).toMatch(/This is educational content, not financial advice\.$/);
    expect(JSON.parse(JSON.stringify(decisionTrace))).toEqual(decisionTrace);
  }
});

test('the best fit comes first, equals in the order of the catalogue', () => {
  const { toInsert } = planRecommendations(inputOf(knownMember));
  expect(toInsert.map(({ template }) => template)).toEqual([
    'education.utilization.basics',
    'education.utilization.paydown-plan',
    'education.interest.explained',
    'education.payments.above-minimum',
    'education.payments.autopay',
    'offer.cards.balance-transfer',
    'offer.cards.credit-counseling',
    'offer.cards.consolidation-loan',
  ]);
  expect(planRecommendations(inputOf(knownMember))).toEqual({ toInsert, toDelete: [] });
});

test('somebody overdue gets no new credit, and what helps with a due date first', () => {
  const facts = { ...knownMember.facts, isOverdue: true };
  const { toInsert } = planRecommendations(inputOf({ ...knownMember, facts }));
  const templates = toInsert.map(({ template }) => template);
  expect(templates).toContain('education.payments.catching-up');
  expect(templates).toContain('offer.cards.credit-counseling');
  expect(templates).not.toContain('offer.cards.balance-transfer');
  expect(templates).not.toContain('offer.cards.consolidation-loan');
});

test('without consent nothing is recommended, and what waits is deleted', () => {
  const existing = [
    { template: 'education.utilization.basics', status: 'pending', decidedAt: null },
    { template: 'education.payments.autopay', status: 'approved', decidedAt: new Date(0) },
  ] as const;
  expect(planRecommendations(inputOf(knownMember, { existing, consentVersion: null }))).toEqual({
    toInsert: [],
    toDelete: ['education.utilization.basics'],
  });
});
