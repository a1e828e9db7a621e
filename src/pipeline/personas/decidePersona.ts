import type { PersonaId, TraceCriterion } from '../../db/schema.ts';
import type { PersonaFacts } from './facts.ts';
import { judge } from './judge.ts';
import { personas, type Rule } from './personas.ts';
import type { CriterionName } from './thresholds.ts';

export interface PersonaDecision {
  personaId: PersonaId;
  personaName: string;
  /** Every criterion that was judged: those of all personas up to the one that matched. */
  criteria: TraceCriterion[];
}

/** Decides a member's persona: the first whose rule holds. Balanced holds always. */
export function decidePersona(facts: PersonaFacts): PersonaDecision {
  const criteria: TraceCriterion[] = [];
  for (const { id, name, rule } of personas) {
    const judged = namesOf(rule).map((criterion) => judge(criterion, facts));
    criteria.push(...judged);
    const met = new Set(judged.flatMap((criterion) => (criterion.met ? criterion.name : [])));
    if (holds(rule, met)) return { personaId: id, personaName: name, criteria };
  }
  throw new Error('the last persona must hold always');
}

function namesOf(rule: Rule): CriterionName[] {
  if (typeof rule === 'string') return [rule];
  return ('any' in rule ? rule.any : rule.all).flatMap(namesOf);
}

function holds(rule: Rule, met: ReadonlySet<string>): boolean {
  if (typeof rule === 'string') return met.has(rule);
  if ('any' in rule) return rule.any.some((part) => holds(part, met));
  return rule.all.every((part) => holds(part, met));
}
