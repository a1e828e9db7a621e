import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RecommendationRow } from '../db/schema.ts';
import type { ReviewQueueState } from '../domain/changes.ts';
import { findOpened, maxOpened } from '../domain/presence.ts';
import { Recommendation } from '../schema/recommendation.ts';
import { ReviewQueue } from '../schema/reviewQueue.ts';
import type { Context } from './context.ts';

@Resolver(() => ReviewQueue)
export class ReviewQueueResolver {
  @FieldResolver(() => [Recommendation], {
    description: 'Those of it that others have open now, the longest waiting first, at most 50.',
    complexity: ({ childComplexity }: { childComplexity: number }) =>
      1 + maxOpened * childComplexity,
  })
  opened(
    @Root() { claims }: ReviewQueueState,
    @Ctx() { services }: Context,
  ): Promise<RecommendationRow[]> {
    return findOpened(services.db, claims);
  }
}
