import type { RecommendationRow } from '../db/schema.ts';
import { type CatalogueEntry, entriesFor } from './catalogue.ts';
import { rationaleOf } from './citations.ts';
import { idOf } from './ids.ts';
import type { Person } from './people.ts';
import { personaNames } from './personas.ts';
import { Random } from './random.ts';
import type { Run } from './runs.ts';

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

/** How many items of each type a run leaves alive, and how many of it were rejected. */
function countsOf(random: Random) {
  return {
    education: {
      alive: random.weighted([
        [3, 50],
        [4, 33],
        [5, 17],
      ]),
      rejected: random.weighted([
        [0, 55],
        [1, 35],
        [2, 10],
      ]),
    },
    partner_offer: {
      alive: random.weighted([
        [1, 55],
        [2, 33],
        [3, 12],
      ]),
      rejected: random.weighted([
        [0, 72],
        [1, 28],
      ]),
    },
  };
}

/** What each run recommended: 3 to 5 education items and 1 to 3 offers, and what was rejected. */
export function draftsOf(person: Person, runs: readonly Run[]): Draft[] {
  return runs.flatMap((run) => {
    const random = new Random(`recommendations of ${person.id} as ${run.personaId}`);
    const counts = countsOf(random);
    return (['education', 'partner_offer'] as const).flatMap((type) => {
      const { alive, rejected } = counts[type];
      const kept = person.featured ? { education: 5, partner_offer: 3 }[type] : alive;
      return random
        .sample(entriesFor(run.personaId, type), kept + rejected)
        .map((entry, position) => ({
          recommendation: recommendationOf(person, run, entry),
          verdict: position < kept ? ('approved' as const) : ('rejected' as const),
          isCurrent: run === runs.at(-1),
        }));
    });
  });
}
