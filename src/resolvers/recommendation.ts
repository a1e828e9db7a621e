import { Args, Ctx, Query, Resolver } from 'type-graphql';
import type { RecommendationRow } from '../db/schema.ts';
import { NotFoundError } from '../domain/errors.ts';
import type { Page } from '../domain/page.ts';
import { findConsentedRecommendation, listRecommendations } from '../domain/recommendations.ts';
import { Access } from '../schema/access.ts';
import { IdArgs } from '../schema/args.ts';
import { listComplexity } from '../schema/connection.ts';
import {
  Recommendation,
  RecommendationConnection,
  RecommendationsArgs,
} from '../schema/recommendation.ts';
import type { Context } from './context.ts';

@Resolver(() => Recommendation)
export class RecommendationResolver {
  @Access('operator')
  @Query(() => Recommendation, { nullable: true, description: 'A recommendation, for staff.' })
  async recommendation(
    @Args(() => IdArgs) { id }: IdArgs,
    @Ctx() { services }: Context,
  ): Promise<RecommendationRow> {
    const row = await findConsentedRecommendation(services.db, id);
    if (row === null) throw new NotFoundError('recommendation');
    return row;
  }

  @Access('operator')
  @Query(() => RecommendationConnection, {
    description: 'Recommendations of all members who consent, for staff.',
    complexity: listComplexity,
  })
  recommendations(
    @Args(() => RecommendationsArgs) args: RecommendationsArgs,
    @Ctx() { services }: Context,
  ): Promise<Page<RecommendationRow>> {
    return listRecommendations(services.db, args);
  }
}
