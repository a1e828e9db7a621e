import type { RecommendationRow } from '../db/schema.ts';
import type { Audit } from './audit.ts';
import { type Decision, decidePending, explainUndecided } from './decide.ts';
import { BadUserInputError, type DomainError, NotFoundError } from './errors.ts';
import { isUuid } from './uuid.ts';
import type { Viewer } from './viewer.ts';
import type { Writes } from './writes.ts';

export interface Verdict {
  verdict: Decision['verdict'];
  reason: string | null;
}

/** What became of one recommendation: the row as decided, or why it was not. */
export interface ReviewOutcome {
  id: string;
  recommendation: RecommendationRow | null;
  error: DomainError | null;
}

interface Dependencies {
  writes: Writes;
  audit: Audit;
  now: () => Date;
}

/** Operators' decisions on recommendations. */
export class Review {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * Decides one pending recommendation, once.
   *
   * @throws NotFoundError no such id, or its member does not consent (the two answer alike)
   * @throws ConflictError decided already; its details say by whom and when
   * @throws ForbiddenError the operator's own recommendation
   */
  async decide(operator: Viewer, id: string, verdict: Verdict): Promise<RecommendationRow> {
    const [outcome] = await this.decideMany(operator, [id], verdict);
    if (outcome?.recommendation) return outcome.recommendation;
    throw outcome?.error ?? new NotFoundError('recommendation');
  }

  /**
   * Decides many at once. One that cannot be decided does not spoil the rest.
   *
   * @param ids 1 to 100; duplicates are decided once, malformed ones have an outcome of their own
   * @returns one outcome for each distinct id, as it was given and in the order given
   */
  async decideMany(
    operator: Viewer,
    ids: readonly string[],
    { verdict, reason }: Verdict,
  ): Promise<ReviewOutcome[]> {
    const asGiven = new Map(ids.toReversed().map((id) => [id.toLowerCase(), id]));
    const distinct = new Set(ids.map((id) => id.toLowerCase()));
    const decision: Decision = {
      ids: [...distinct].filter(isUuid),
      verdict,
      reason,
      operatorId: operator.userId,
      decidedAt: this.#deps.now(),
    };
    const { decided, errors } = await this.#deps.writes.run(async (tx, touched) => {
      const rows = await decidePending(tx, decision);
      for (const row of rows) touched.recommendations(row.userId);
      if (rows.length > 0) touched.reviewQueue();
      const byId = new Map(rows.map((row) => [row.id, row]));
      const undecided = decision.ids.filter((id) => !byId.has(id));
      const why =
        undecided.length === 0
          ? new Map<string, DomainError>()
          : await explainUndecided(tx, undecided, operator.userId);
      return { decided: byId, errors: why };
    });
    for (const row of decided.values()) this.#record(operator, row);
    return [...distinct].map((id) => ({
      id: asGiven.get(id) ?? id,
      recommendation: decided.get(id) ?? null,
      error: decided.has(id) ? null : (errors.get(id) ?? malformedId()),
    }));
  }

  #record(operator: Viewer, row: RecommendationRow): void {
    this.#deps.audit.record(
      {
        event: row.status === 'approved' ? 'recommendation.approved' : 'recommendation.rejected',
        recommendationId: row.id,
        userId: row.userId,
        operatorId: operator.userId,
        reason: row.rejectionReason,
      },
      operator,
    );
  }
}

const malformedId = () => new BadUserInputError([{ path: 'ids', message: 'must be UUIDs' }]);
