import { and, count, eq, max } from 'drizzle-orm';
import { channels } from '../cache/keys.ts';
import type { Subscriber } from '../cache/subscriber.ts';
import type { Database } from '../db/pool.ts';
import { recommendations, type UploadRow, users } from '../db/schema.ts';
import type { Authenticator } from './authenticate.ts';
import { ConsentRequiredError, NotFoundError } from './errors.ts';
import { findVisibleUpload } from './uploads.ts';
import type { Viewer } from './viewer.ts';
import { Watch, type Watched } from './watch.ts';

/** What waits for an operator's decision. */
export interface ReviewQueueState {
  pendingCount: number;
  newestAt: Date | null;
}

/** A review of a hundred, or an upload's dozen, is one change to whoever looks at the queue. */
const reviewQueuePauseMillis = 500;

interface Dependencies {
  db: Database;
  subscriber: Pick<Subscriber, 'listen'>;
  authenticator: Pick<Authenticator, 'recheck'>;
  now: () => Date;
}

/**
 * What is followed as it changes. Each state is read anew, by the rules of the query of the same, and
 * only for somebody whose session still stands: whatever made one look, nothing leaks by it.
 */
export class Changes {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * An upload by its status, until it is completed or failed.
   *
   * It throws NotFoundError for an upload that the viewer may not see, or no longer;
   * ConsentRequiredError for one's own that waits for its file while one does not consent;
   * UnauthenticatedError when the viewer's session is over.
   */
  upload(viewer: Viewer, uploadId: string): Watch<UploadRow> {
    return this.#watch(viewer, {
      channels: [channels.upload(uploadId.toLowerCase())],
      read: () => this.#readUpload(viewer, uploadId),
      likenessOf: ({ status }) => status,
      isLast: ({ status }) => status === 'completed' || status === 'failed',
      pauseMillis: 0,
    });
  }

  /** The queue of pending recommendations, for staff. It throws UnauthenticatedError likewise. */
  reviewQueue(viewer: Viewer): Watch<ReviewQueueState> {
    return this.#watch(viewer, {
      channels: [channels.reviewQueue],
      read: () => readReviewQueue(this.#deps.db),
      likenessOf: (state) => JSON.stringify(state),
      isLast: () => false,
      pauseMillis: reviewQueuePauseMillis,
    });
  }

  #watch<State>(viewer: Viewer, watched: Omit<Watched<State>, 'longestMillis'>): Watch<State> {
    const { subscriber, authenticator, now } = this.#deps;
    const { sessionId, tokenExpiresAt } = viewer;
    const guarded: Watched<State> = {
      ...watched,
      channels: [...watched.channels, channels.session(sessionId)],
      read: async () => {
        await authenticator.recheck(viewer);
        return watched.read();
      },
      longestMillis: () => tokenExpiresAt.getTime() - now().getTime(),
    };
    return new Watch(guarded, subscriber);
  }

  async #readUpload(viewer: Viewer, uploadId: string): Promise<UploadRow> {
    const { db } = this.#deps;
    const upload = await findVisibleUpload(db, viewer, uploadId);
    if (upload === null) throw new NotFoundError('upload');
    if (upload.status === 'pending' && upload.userId === viewer.userId) {
      const [owner] = await db
        .select({ consents: users.consentStatus })
        .from(users)
        .where(eq(users.id, viewer.userId));
      if (!owner?.consents) throw new ConsentRequiredError();
    }
    return upload;
  }
}

/** Of members who consent, as in the list of recommendations. The newest tells apart equal counts. */
async function readReviewQueue(db: Database): Promise<ReviewQueueState> {
  const [queue] = await db
    .select({ pendingCount: count(), newestAt: max(recommendations.createdAt) })
    .from(recommendations)
    .innerJoin(users, eq(users.id, recommendations.userId))
    .where(and(eq(recommendations.status, 'pending'), eq(users.consentStatus, true)));
  return queue ?? { pendingCount: 0, newestAt: null };
}
