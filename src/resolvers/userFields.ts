import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SessionRow } from '../db/schema.ts';
import { ForbiddenError } from '../domain/errors.ts';
import { emptyPage } from '../domain/page.ts';
import { firstApprovedPage, laterApprovedPage } from '../domain/recommendations.ts';
import {
  findSignInMethods,
  type SignInMethods as SignInMethodsView,
} from '../domain/signInMethods.ts';
import type { Viewer } from '../domain/viewer.ts';
import { showsMemberData, type VisibleUser } from '../domain/visibility.ts';
import { listComplexity, PageArgs } from '../schema/connection.ts';
import { PersonaHistoryConnection } from '../schema/personaHistory.ts';
import { Profile } from '../schema/profile.ts';
import { RecommendationConnection } from '../schema/recommendation.ts';
import { Session } from '../schema/session.ts';
import { SignInMethods } from '../schema/signInMethods.ts';
import { UploadConnection } from '../schema/upload.ts';
import { User } from '../schema/user.ts';
import { type Context, CurrentViewer } from './context.ts';
import type { ProfileSource } from './profile.ts';

@Resolver(() => User)
export class UserFieldsResolver {
  @FieldResolver(() => Profile, {
    nullable: true,
    description: 'The current persona; null before the first upload and without consent.',
  })
  async profile(
    @Root() user: VisibleUser,
    @Ctx() { loaders }: Context,
  ): Promise<ProfileSource | null> {
    if (!showsMemberData(user)) return null;
    const view = await loaders.accountView.load(user.id);
    return view?.profile ? { ...view.profile, userId: user.id } : null;
  }

  @FieldResolver(() => PersonaHistoryConnection, {
    description: 'Every persona so far, the latest first.',
    complexity: listComplexity,
  })
  personaHistory(
    @Root() user: VisibleUser,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    if (!showsMemberData(user)) return emptyPage();
    return loaders.personaHistoryPage.load({ userId: user.id, ...page });
  }

  @FieldResolver(() => RecommendationConnection, {
    description:
      'Recommendations. To their member the approved ones, by approval; to staff all, by creation.',
    complexity: listComplexity,
  })
  async recommendations(
    @Root() user: VisibleUser,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders, services }: Context,
  ) {
    if (!showsMemberData(user)) return emptyPage();
    if (user.visibility === 'member') {
      return loaders.recommendationPage.load({ userId: user.id, ...page });
    }
    const approved = await loaders.approvedRecommendations.load(user.id);
    if (approved === null) return emptyPage();
    return page.after === null || page.after === undefined
      ? firstApprovedPage(approved, page)
      : laterApprovedPage(services.db, user.id, page, () => approved.total);
  }

  @FieldResolver(() => UploadConnection, {
    description: 'The files that the member sent, the latest first.',
    complexity: listComplexity,
  })
  uploads(
    @Root() user: VisibleUser,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: Context,
  ) {
    if (!showsMemberData(user)) return emptyPage();
    return loaders.uploadPage.load({ userId: user.id, ...page });
  }

  @FieldResolver(() => SignInMethods, {
    nullable: true,
    description: 'The ways to sign in to the account. Only for oneself.',
  })
  signInMethods(
    @Root() user: VisibleUser,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<SignInMethodsView> {
    if (user.id !== viewer.userId) {
      throw new ForbiddenError('The ways to sign in are shown to oneself alone.');
    }
    return findSignInMethods(services.db, user.id);
  }

  @FieldResolver(() => [Session], {
    nullable: true,
    description: 'Signed-in devices, the latest first, at most 50. Only for oneself.',
    complexity: ({ childComplexity }: { childComplexity: number }) => 1 + 50 * childComplexity,
  })
  sessions(
    @Root() user: VisibleUser,
    @CurrentViewer() viewer: Viewer,
    @Ctx() { services }: Context,
  ): Promise<SessionRow[]> {
    if (user.id !== viewer.userId) throw new ForbiddenError('Sessions are shown to oneself alone.');
    return services.sessions.list(user.id);
  }
}
