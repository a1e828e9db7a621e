import { personaOf, wordsOf } from './criterion-words.ts';
import type { WholeRecommendationFragment } from './generated/graphql.ts';

export type Trace = NonNullable<WholeRecommendationFragment['decisionTrace']>;
export type Criterion = Trace['criteria'][number];

/** The criteria of one persona that was judged. */
export interface TraceGroup {
  readonly personaId: number;
  readonly name: string;
  readonly rule: string;
  /** Personas are judged in turn; the first one that matches is the member's. */
  readonly matched: boolean;
  readonly criteria: readonly Criterion[];
  readonly metCount: number;
}

/** The criteria by the persona they belong to, in the order they were judged. */
export function groupsOf({ criteria, personaId: chosen }: Trace): readonly TraceGroup[] {
  const byPersona = Map.groupBy(criteria, ({ name }) => wordsOf(name)?.personaId ?? 0);
  return [...byPersona].map(([personaId, ofPersona]) => ({
    personaId,
    ...personaOf(personaId),
    matched: personaId === chosen,
    criteria: ofPersona,
    metCount: ofPersona.filter(({ met }) => met).length,
  }));
}
