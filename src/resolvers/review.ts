import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import type { RecommendationRow } from '../db/schema.ts';
import { BadUserInputError } from '../domain/errors.ts';
import type { ReviewOutcome as Outcome } from '../domain/review.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Access } from '../schema/access.ts';
import { IdArgs } from '../schema/args.ts';
import { Recommendation } from '../schema/recommendation.ts';
import { RejectArgs, ReviewManyInput, ReviewManyPayload } from '../schema/review.ts';
import { type Context, CurrentViewer } from './context.ts';

@Resolver()
export class ReviewResolver {
  @Access('operator')
  @Mutation(() => Recommendation, {
    nullable: true,
    description: 'Approves a pending recommendation. The member sees it at once.',
  })
  approveRecommendation(
    @Args(() => IdArgs) { id }: IdArgs,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<RecommendationRow> {
    return services.review.decide(viewer, id, { verdict: 'approved', reason: null });
  }

  @Access('operator')
  @Mutation(() => Recommendation, {
    nullable: true,
    description: 'Rejects a pending recommendation, with a reason for the record.',
  })
  rejectRecommendation(
    @Args(() => RejectArgs) { id, reason }: RejectArgs,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<RecommendationRow> {
    return services.review.decide(viewer, id, { verdict: 'rejected', reason });
  }

  @Access('operator')
  @Mutation(() => ReviewManyPayload, {
    description: 'Decides up to 100 recommendations: one outcome for each distinct id, in order.',
    complexity: ({ childComplexity }: { childComplexity: number }) => 1 + 100 * childComplexity,
  })
  async reviewRecommendations(
    @Arg('input', () => ReviewManyInput, { description: 'The decision and what it is on.' })
    { ids, decision, reason }: ReviewManyInput,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ) {
    const outcomes = await services.review.decideMany(viewer, ids, toVerdict(decision, reason));
    const failed = outcomes.filter(({ error }) => error !== null).length;
    return { reviewed: outcomes.length - failed, failed, outcomes: outcomes.map(toOutcome) };
  }
}

function toVerdict(decision: ReviewManyInput['decision'], reason: string | null | undefined) {
  const given = reason !== null && reason !== undefined;
  if (decision === 'approve') {
    if (!given) return { verdict: 'approved', reason: null } as const;
    const message = 'must be left out to approve';
    throw new BadUserInputError([{ path: 'input.reason', message }]);
  }
  if (given) return { verdict: 'rejected', reason } as const;
  throw new BadUserInputError([{ path: 'input.reason', message: 'is required to reject' }]);
}

const toOutcome = ({ error, ...outcome }: Outcome) => ({
  ...outcome,
  error: error && { code: error.code, message: error.message },
});
