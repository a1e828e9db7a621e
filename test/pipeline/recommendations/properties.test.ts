import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { expect, test } from 'vitest';
import { personaIds } from '../../../src/db/schema.ts';
import { catalogue } from '../../../src/pipeline/recommendations/catalogue.ts';
import { bounds } from '../../../src/pipeline/recommendations/choose.ts';
import {
  type PlanInput,
  planRecommendations,
} from '../../../src/pipeline/recommendations/planRecommendations.ts';
import type { ExistingRecommendation } from '../../../src/pipeline/recommendations/rerun.ts';
import { inputOf, knownMember, now, unknownMember } from './members.ts';

const all = Object.values(catalogue).flat();
const subtypes = ['checking', 'savings', 'cd', 'cash management', 'money market'];

/** Seeded choices. */
function choices(seed: number) {
  const generator = xoroshiro128plus(seed);
  const int = (least: number, most: number) => uniformInt(generator, least, most);
  const chance = (percent: number) => int(1, 100) <= percent;
  return { int, chance };
}
type Choices = ReturnType<typeof choices>;

function randomInput({ int, chance }: Choices): PlanInput {
  const base = chance(80) ? knownMember : unknownMember;
  const facts = {
    ...base.facts,
    isOverdue: chance(30) ? null : chance(40),
    maxUtilization: chance(20) ? null : int(0, 120) / 100,
    cashFlowBufferMonths: chance(20) ? null : int(0, 40) / 10,
    monthlyRecurringSpend: int(0, 200),
  };
  const accounts = [
    ...subtypes.filter(() => chance(40)).map((subtype) => ({ type: 'depository', subtype })),
    ...(chance(50) ? [{ type: 'credit', subtype: 'credit card' }] : []),
    ...(chance(20) ? [{ type: 'loan', subtype: 'personal' }] : []),
  ];
  const persona = personaIds[int(0, personaIds.length - 1)] ?? 5;
  return inputOf({ ...base, facts, accounts }, { persona });
}

/** An operator decides some of what is pending. */
const review = (existing: ExistingRecommendation[], at: Date, { chance }: Choices) =>
  existing.map((one): ExistingRecommendation => {
    if (one.status !== 'pending' || chance(50)) return one;
    return { ...one, status: chance(60) ? 'approved' : 'rejected', decidedAt: at };
  });

/** What stands after a plan was carried out. */
function carryOut(existing: readonly ExistingRecommendation[], input: PlanInput) {
  const { toInsert, toDelete } = planRecommendations({ ...input, existing });
  const isDeleted = ({ status, template }: ExistingRecommendation) =>
    status === 'pending' && toDelete.includes(template);
  const kept = existing.filter((one) => !isDeleted(one));
  const made = toInsert.map(
    ({ template }): ExistingRecommendation => ({ template, status: 'pending', decidedAt: null }),
  );
  return { toInsert, toDelete, after: [...kept, ...made] };
}

test.each(Array.from({ length: 150 }, (_, seed) => seed))('a history of runs, seed %i', (seed) => {
  const random = choices(seed);
  let existing: ExistingRecommendation[] = [];
  let at = now;
  for (let run = 0; run < 8; run += 1) {
    const input = { ...randomInput(random), now: at };
    const { toInsert, toDelete, after } = carryOut(existing, input);

    // Running twice changes nothing.
    expect(carryOut(after, input)).toEqual({ toInsert: [], toDelete: [], after });

    const alive = after.filter(({ status }) => status !== 'rejected');
    const templates = alive.map(({ template }) => template);
    expect(new Set(templates).size).toBe(templates.length);
    const decided = existing.filter(({ status }) => status !== 'pending');
    expect(after).toEqual(expect.arrayContaining(decided));
    const waiting = existing.filter(({ status }) => status === 'pending');
    expect(waiting.map(({ template }) => template)).toEqual(expect.arrayContaining(toDelete));

    const ofPersona = catalogue[input.persona];
    for (const type of ['education', 'partner_offer'] as const) {
      const own = ofPersona.filter((entry) => entry.type === type).map((entry) => entry.template);
      const count = own.filter((template) => templates.includes(template)).length;
      expect(count).toBeLessThanOrEqual(bounds[type].most);
      const isExhaustible = existing.some(({ status }) => status === 'rejected');
      if (!isExhaustible) expect(count).toBeGreaterThanOrEqual(bounds[type].least);
    }
    for (const { template, rationale } of toInsert) {
      expect(all.some((entry) => entry.template === template)).toBe(true);
      expect(rationale).not.toMatch(/[{}]|NaN|null|undefined/);
    }
    existing = review(after, at, random);
    at = new Date(at.getTime() + random.int(1, 60) * 86_400_000);
  }
});
