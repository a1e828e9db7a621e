import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { DecisionTrace as DecisionTraceValue, RecommendationRow } from '../db/schema.ts';
import { ForbiddenError } from '../domain/errors.ts';
import type { MemberRecommendation } from '../domain/memberRecommendations.ts';
import { hasRole, type Viewer } from '../domain/viewer.ts';
import { presentUser, showColleague, type VisibleUser } from '../domain/visibility.ts';
import { Access } from '../schema/access.ts';
import { DecisionTrace } from '../schema/decisionTrace.ts';
import { Recommendation } from '../schema/recommendation.ts';
import { User } from '../schema/user.ts';
import { type Context, CurrentViewer } from './context.ts';

/** A whole row, or what the cache holds of one. */
type RecommendationSource = RecommendationRow | MemberRecommendation;

@Resolver(() => Recommendation)
export class RecommendationFieldsResolver {
  @FieldResolver(() => User, {
    nullable: true,
    description: 'The member it is for; null when they withdraw consent at this very moment.',
  })
  async user(
    @Root() { userId }: RecommendationSource,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { loaders }: Context,
  ): Promise<VisibleUser> {
    const view = await loaders.accountView.load(userId);
    return presentUser(viewer, view?.account);
  }

  @FieldResolver(() => DecisionTrace, {
    nullable: true,
    description: 'Why it was made; for its member and for staff.',
  })
  async decisionTrace(
    @Root() recommendation: RecommendationSource,
    @CurrentViewer() viewer: Viewer,
    @Ctx() context: Context,
  ): Promise<DecisionTraceValue | null> {
    if (recommendation.userId !== viewer.userId && !hasRole(viewer, 'operator')) {
      throw new ForbiddenError();
    }
    return (await wholeRow(recommendation, context))?.decisionTrace ?? null;
  }

  @Access('operator')
  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who approved it, for staff; null after they left.',
  })
  async approvedBy(
    @Root() recommendation: RecommendationSource,
    @Ctx() context: Context,
  ): Promise<VisibleUser | null> {
    const row = await wholeRow(recommendation, context);
    return decider(row?.approvedById ?? null, context);
  }

  @Access('operator')
  @FieldResolver(() => User, {
    nullable: true,
    description: 'Who rejected it, for staff; null after they left.',
  })
  async rejectedBy(
    @Root() recommendation: RecommendationSource,
    @Ctx() context: Context,
  ): Promise<VisibleUser | null> {
    const row = await wholeRow(recommendation, context);
    return decider(row?.rejectedById ?? null, context);
  }

  @Access('operator')
  @FieldResolver(() => String, { nullable: true, description: 'Why it was rejected, for staff.' })
  async rejectionReason(
    @Root() recommendation: RecommendationSource,
    @Ctx() context: Context,
  ): Promise<string | null> {
    return (await wholeRow(recommendation, context))?.rejectionReason ?? null;
  }
}

/** The cache leaves out what lists seldom show: it is read when it is asked for. */
async function wholeRow(
  recommendation: RecommendationSource,
  { loaders }: Context,
): Promise<RecommendationRow | null> {
  return 'decisionTrace' in recommendation
    ? recommendation
    : loaders.recommendationById.load(recommendation.id);
}

/** Who decided, for the record: as a colleague, whatever else the viewer may see of them elsewhere. */
async function decider(userId: string | null, { loaders }: Context): Promise<VisibleUser | null> {
  if (userId === null) return null;
  const view = await loaders.accountView.load(userId);
  return view && showColleague(view.account);
}
