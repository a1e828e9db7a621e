import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { RecommendationRow } from '../db/schema.ts';
import { maxOpenedBy, type OpenedBy, showColleaguesOf } from '../domain/presence.ts';
import type { Viewer } from '../domain/viewer.ts';
import { Access } from '../schema/access.ts';
import { IdArgs } from '../schema/args.ts';
import { Presence } from '../schema/presence.ts';
import { Recommendation } from '../schema/recommendation.ts';
import { type Context, CurrentViewer } from './context.ts';

@Resolver(() => Recommendation)
export class PresenceResolver {
  @Access('operator')
  @Mutation(() => Recommendation, {
    description:
      'Says that one has it open, for 2 minutes; said again it goes on. It warns others and blocks nobody.',
  })
  claimRecommendation(
    @Args(() => IdArgs) { id }: IdArgs,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<RecommendationRow> {
    return services.presence.claim(viewer, id);
  }

  @Access('operator')
  @Mutation(() => Boolean, {
    description: 'Says that one has it open no longer. Answers whether one had.',
  })
  releaseRecommendation(
    @Args(() => IdArgs) { id }: IdArgs,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<boolean> {
    return services.presence.release(viewer, id);
  }

  @Access('operator')
  @FieldResolver(() => [Presence], {
    nullable: true,
    description:
      'Other operators who have it open now, the earliest first, at most 10, for staff. Empty while that is not known.',
    complexity: ({ childComplexity }: { childComplexity: number }) =>
      1 + maxOpenedBy * childComplexity,
  })
  async openedBy(
    @Root() { id }: Pick<RecommendationRow, 'id'>,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { loaders }: Context,
  ): Promise<OpenedBy[]> {
    const claims = await loaders.claims.load(id);
    return showColleaguesOf(claims ?? [], viewer, (userId) => loaders.accountView.load(userId));
  }
}
