import type { TraceCriterion } from '../../db/schema.ts';
import type { PersonaFacts } from './facts.ts';
import { type Criterion, type CriterionName, thresholds } from './thresholds.ts';

const compare: Record<TraceCriterion['comparison'], (one: number, other: number) => boolean> = {
  '>=': (one, other) => one >= other,
  '>': (one, other) => one > other,
  '<': (one, other) => one < other,
  '<=': (one, other) => one <= other,
  '=': (one, other) => one === other,
};

/** Judges one criterion by the exact value, and words it for the trace. */
export function judge(name: CriterionName, facts: PersonaFacts): TraceCriterion {
  const criterion: Criterion = thresholds[name];
  const { window, comparison, threshold } = criterion;
  const fact = facts[criterion.fact];
  if (fact === null) {
    const met = criterion.metWhenUnknown === true;
    return { name, window, observed: null, comparison, threshold, met };
  }
  const exact = Number(fact);
  const met = compare[comparison](exact, threshold);
  // 0.49999 is shown as it is: "0.5 >= 0.5 not met" would explain nothing.
  const short = Math.round(exact * 10_000) / 10_000 + 0;
  const observed = compare[comparison](short, threshold) === met ? short : exact;
  return { name, window, observed, comparison, threshold, met };
}
