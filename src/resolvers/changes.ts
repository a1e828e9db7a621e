import { Args, Resolver, Root, Subscription } from 'type-graphql';
import type { RecommendationRow, UploadRow } from '../db/schema.ts';
import type { RecommendationState, ReviewQueueState } from '../domain/changes.ts';
import { BadUserInputError } from '../domain/errors.ts';
import type { MyRecommendationsState } from '../domain/memberRecommendations.ts';
import { isUuid } from '../domain/uuid.ts';
import { requireRole } from '../domain/viewer.ts';
import { Access } from '../schema/access.ts';
import { IdArgs } from '../schema/args.ts';
import { MyRecommendations } from '../schema/myRecommendations.ts';
import { Recommendation } from '../schema/recommendation.ts';
import { ReviewQueue } from '../schema/reviewQueue.ts';
import { Upload } from '../schema/upload.ts';
import type { Context } from './context.ts';

interface Subscribing<Arguments> {
  args: Arguments;
  context: Context;
}

/** The arguments come as they were sent: those of a class are checked only with the first event. */
function checkId({ id }: IdArgs): string {
  if (!isUuid(id)) throw new BadUserInputError([{ path: 'id', message: 'must be a UUID' }]);
  return id;
}

function followUpload({ args, context }: Subscribing<IdArgs>): AsyncIterable<UploadRow> {
  const { caller, services } = context;
  return services.changes.upload(requireRole(caller.viewer, 'user'), checkId(args));
}

function followRecommendation({
  args,
  context: { caller, services },
}: Subscribing<IdArgs>): AsyncIterable<RecommendationState> {
  const viewer = requireRole(caller.viewer, 'operator');
  return services.changes.recommendation(viewer, checkId(args));
}

function followReviewQueue({ context }: Subscribing<object>): AsyncIterable<ReviewQueueState> {
  const { caller, services } = context;
  return services.changes.reviewQueue(requireRole(caller.viewer, 'operator'));
}

function followMyRecommendations({
  context: { caller, services },
}: Subscribing<object>): AsyncIterable<MyRecommendationsState> {
  return services.changes.myRecommendations(requireRole(caller.viewer, 'user'));
}

/** What is followed as it changes, by event streams at /graphql/stream. */
@Resolver()
export class ChangesResolver {
  @Access('member')
  @Subscription(() => Upload, {
    subscribe: followUpload,
    description:
      "One of one's own uploads, or to staff one of a member who consents: as it is now and at each change of its status, until it is completed or has failed.",
  })
  uploadChanged(@Args(() => IdArgs) _args: IdArgs, @Root() upload: UploadRow): UploadRow {
    return upload;
  }

  @Access('member')
  @Subscription(() => MyRecommendations, {
    subscribe: followMyRecommendations,
    description:
      "The caller's own recommendations that operators have approved, without their content: as it is now and when it changes, at most about twice a second. None without consent.",
  })
  myRecommendationsChanged(@Root() state: MyRecommendationsState): MyRecommendationsState {
    return state;
  }

  @Access('operator')
  @Subscription(() => ReviewQueue, {
    subscribe: followReviewQueue,
    description:
      'The queue of pending recommendations: as it is now and when it changes, or others open or leave some of it, at most about twice a second.',
  })
  reviewQueueChanged(@Root() queue: ReviewQueueState): ReviewQueueState {
    return queue;
  }

  @Access('operator')
  @Subscription(() => Recommendation, {
    subscribe: followRecommendation,
    description:
      'A recommendation: as it is now, and when it is decided or others open or leave it, until it is decided.',
  })
  recommendationChanged(
    @Args(() => IdArgs) _args: IdArgs,
    @Root() { recommendation }: RecommendationState,
  ): RecommendationRow {
    return recommendation;
  }
}
