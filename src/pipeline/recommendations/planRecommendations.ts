import {
  type DecisionTrace,
  type PersonaId,
  type RecommendationType,
  recommendationTypes,
  type TraceCriterion,
} from '../../db/schema.ts';
import { personas } from '../personas/personas.ts';
import { type Candidate, candidatesOf, isAllowed } from './candidates.ts';
import { catalogue } from './catalogue.ts';
import { choose } from './choose.ts';
import type { Member } from './member.ts';
import { type ExistingRecommendation, sortEarlier } from './rerun.ts';

/** What recommendations are made from. */
export interface PlanInput extends Member {
  persona: PersonaId;
  /** The criteria by which the persona was decided. */
  criteria: TraceCriterion[];
  existing: readonly ExistingRecommendation[];
  now: Date;
  /** The version that the member consents to; null when they do not. */
  consentVersion: string | null;
}

export interface NewRecommendation {
  type: RecommendationType;
  template: string;
  title: string;
  content: string;
  rationale: string;
  decisionTrace: DecisionTrace;
}

/** What a run changes: new pending rows, and templates whose pending rows go. */
export interface RecommendationPlan {
  toInsert: NewRecommendation[];
  toDelete: string[];
}

/**
 * Plans a member's recommendations: 3 to 5 education items and 1 to 3 offers of the persona, fewer
 * when the catalogue is exhausted. Decided ones are never touched. What was approved for another
 * persona stays and counts for that one only: it would leave no room for what helps now.
 */
export function planRecommendations(input: PlanInput): RecommendationPlan {
  const { persona, existing, now, consentVersion } = input;
  const entries = catalogue[persona];
  const allowed = candidatesOf(entries, input, consentVersion).filter(isAllowed);
  const fitting = new Set(allowed.map(({ entry }) => entry.template));
  const { toDelete, standing, resting } = sortEarlier(existing, fitting, now);
  const open = allowed.filter(
    ({ entry: { template } }) => !standing.has(template) && !resting.has(template),
  );
  const chosen = recommendationTypes.flatMap((type) => {
    const ofType = entries.filter((entry) => entry.type === type);
    const count = ofType.filter(({ template }) => standing.has(template)).length;
    return choose(open, type, count);
  });
  return { toInsert: chosen.map((candidate) => recommend(candidate, input)), toDelete };
}

function recommend(candidate: Candidate, { persona, criteria, asOf }: PlanInput) {
  const { entry, rationale, guardrails } = candidate;
  const { type, template, title, content } = entry;
  const personaName = nameOf(persona);
  const decisionTrace = { asOf, personaId: persona, personaName, criteria, guardrails, template };
  return { type, template, title, content, rationale, decisionTrace };
}

function nameOf(persona: PersonaId): string {
  const found = personas.find(({ id }) => id === persona);
  if (found === undefined) throw new Error(`there is no persona ${persona}`);
  return found.name;
}
