import { Args, Resolver, Root, Subscription } from 'type-graphql';
import type { UploadRow } from '../db/schema.ts';
import type { ReviewQueueState } from '../domain/changes.ts';
import { BadUserInputError } from '../domain/errors.ts';
import { isUuid } from '../domain/uuid.ts';
import { requireRole } from '../domain/viewer.ts';
import { Access } from '../schema/access.ts';
import { IdArgs } from '../schema/args.ts';
import { ReviewQueue } from '../schema/reviewQueue.ts';
import { Upload } from '../schema/upload.ts';
import type { Context } from './context.ts';

interface Subscribing<Arguments> {
  args: Arguments;
  context: Context;
}

/** The arguments come as they were sent: those of a class are checked only with the first event. */
function followUpload({ args: { id }, context }: Subscribing<IdArgs>): AsyncIterable<UploadRow> {
  if (!isUuid(id)) throw new BadUserInputError([{ path: 'id', message: 'must be a UUID' }]);
  const { caller, services } = context;
  return services.changes.upload(requireRole(caller.viewer, 'user'), id);
}

function followReviewQueue({ context }: Subscribing<object>): AsyncIterable<ReviewQueueState> {
  const { caller, services } = context;
  return services.changes.reviewQueue(requireRole(caller.viewer, 'operator'));
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

  @Access('operator')
  @Subscription(() => ReviewQueue, {
    subscribe: followReviewQueue,
    description:
      'The queue of pending recommendations: as it is now and when it changes, at most about twice a second.',
  })
  reviewQueueChanged(@Root() queue: ReviewQueueState): ReviewQueueState {
    return queue;
  }
}
