import {
  type RecommendationRow,
  type RecommendationType,
  recommendationTypes,
} from '../db/schema.ts';
import { type CatalogueEntry, entriesFor } from './catalogue.ts';
import { rationaleOf } from './citations.ts';
import { idOf } from './ids.ts';
import type { Person } from './people.ts';
import { personaNames } from './personas.ts';
import { Random } from './random.ts';
import type { Run, Runs } from './runs.ts';

/** A recommendation as the pipeline makes it, without its decision. */
export type NewRecommendation = Pick<
  RecommendationRow,
  'id' | 'userId' | 'type' | 'title' | 'content' | 'rationale' | 'decisionTrace' | 'createdAt'
>;

/** A new recommendation and what becomes of it, unless it is still pending. */
export interface Draft {
  recommendation: NewRecommendation;
  verdict: 'approved' | 'rejected';
  /** Made by the member's newest run, so that it may still be pending. */
  isCurrent: boolean;
}

const guardrailsOf = ({ product }: CatalogueEntry) => [
  { name: 'consent', passed: true, detail: 'Consent 1.0 was in force' },
  {
    name: 'eligibility',
    passed: true,
    detail: product === null ? 'No product is offered' : `No ${product} was found`,
  },
  { name: 'tone', passed: true, detail: 'No shaming wording was found' },
];

function recommendationOf(person: Person, run: Run, entry: CatalogueEntry): NewRecommendation {
  const { template, type, title, content, citations } = entry;
  return {
    id: idOf(`recommendation/${person.id}/${template}`),
    userId: person.id,
    type,
    title,
    content,
    rationale: rationaleOf(citations, run.signals),
    decisionTrace: {
      asOf: run.signals.signals180d.asOf,
      personaId: run.personaId,
      personaName: personaNames[run.personaId],
      criteria: run.criteria,
      guardrails: guardrailsOf(entry),
      template,
    },
    createdAt: run.at,
  };
}

type Counts = Readonly<
  Record<RecommendationType, Record<'alive' | 'rejected', readonly (readonly [number, number])[]>>
>;

/** How many items of each type a run leaves alive, how many were rejected, and how often so. */
const counts: Counts = {
  education: {
    alive: [
      [3, 38],
      [4, 37],
      [5, 25],
    ],
    rejected: [
      [0, 55],
      [1, 35],
      [2, 10],
    ],
  },
  partner_offer: {
    alive: [
      [1, 45],
      [2, 38],
      [3, 17],
    ],
    rejected: [
      [0, 72],
      [1, 28],
    ],
  },
};

/** The featured member has as much as there may be. */
const featuredAlive = { education: 5, partner_offer: 3 } as const;

function draftsOfRun(
  person: Person,
  run: Run,
  type: RecommendationType,
): Omit<Draft, 'isCurrent'>[] {
  const random = new Random(`${type} for ${person.id} as ${run.personaId}`);
  const drawn = random.weighted(counts[type].alive);
  const alive = person.featured ? featuredAlive[type] : drawn;
  const rejected = random.weighted(counts[type].rejected);
  return random
    .sample(entriesFor(run.personaId, type), alive + rejected)
    .map((entry, position) => ({
      recommendation: recommendationOf(person, run, entry),
      verdict: position < alive ? 'approved' : 'rejected',
    }));
}

/** What each run recommended: 3 to 5 education items and 1 to 3 offers, and what was rejected. */
export const draftsOf = (person: Person, { all, newest }: Runs): Draft[] =>
  all.flatMap((run) =>
    recommendationTypes
      .flatMap((type) => draftsOfRun(person, run, type))
      .map((draft) => ({ ...draft, isCurrent: run === newest })),
  );
