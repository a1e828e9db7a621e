import { and, count, eq, max } from 'drizzle-orm';
import type { Claim } from '../cache/claims.ts';
import { channels } from '../cache/keys.ts';
import type { Subscriber } from '../cache/subscriber.ts';
import type { Database } from '../db/pool.ts';
import { type RecommendationRow, recommendations, type UploadRow, users } from '../db/schema.ts';
import type { Authenticator } from './authenticate.ts';
import { ConsentRequiredError, NotFoundError } from './errors.ts';
import {
  countApprovedRecommendations,
  type MyRecommendationsState,
} from './memberRecommendations.ts';
import type { OthersClaims, Presence } from './presence.ts';
import { findConsentedRecommendation } from './recommendations.ts';
import { findVisibleUpload } from './uploads.ts';
import type { Viewer } from './viewer.ts';
import { Watch, type Watched } from './watch.ts';

/** What waits for an operator's decision. */
export interface ReviewQueueState extends OthersClaims {
  pendingCount: number;
  newestAt: Date | null;
}

/** A recommendation, and who else than the viewer has it open. */
export interface RecommendationState extends OthersClaims {
  recommendation: RecommendationRow;
}

/** A review of a hundred, or an upload's dozen, is one change to whoever follows the many. */
const manyDecisionsPauseMillis = 500;

/** A state that says itself when it will change though nothing is told. */
type ChangingState<State> = Omit<Watched<State>, 'longestMillis'> & {
  changesAt?(state: State): Date | null;
};

/** A claim that is renewed is the same claim. */
const withoutEnd = ({ expiresAt: _, ...claim }: Claim) => claim;

interface Dependencies {
  db: Database;
  subscriber: Pick<Subscriber, 'listen'>;
  authenticator: Pick<Authenticator, 'recheck'>;
  presence: Pick<Presence, 'watchOthers'>;
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

  /**
   * What the viewer's own recommendations are, as in their list: none while one does not consent. It
   * throws UnauthenticatedError likewise.
   */
  myRecommendations(viewer: Viewer): Watch<MyRecommendationsState> {
    return this.#watch(viewer, {
      channels: [channels.recommendations(viewer.userId)],
      read: () => countApprovedRecommendations(this.#deps.db, viewer.userId),
      likenessOf: (state) => JSON.stringify(state),
      isLast: () => false,
      pauseMillis: manyDecisionsPauseMillis,
    });
  }

  /** The queue of pending recommendations, for staff. It throws UnauthenticatedError likewise. */
  reviewQueue(viewer: Viewer): Watch<ReviewQueueState> {
    return this.#watch(viewer, {
      channels: [channels.reviewQueue, channels.presence],
      read: async () => {
        const { db, presence } = this.#deps;
        const [queue, others] = await Promise.all([
          readReviewQueue(db),
          presence.watchOthers(viewer),
        ]);
        return { ...queue, ...others };
      },
      likenessOf: ({ pendingCount, newestAt, claims }) =>
        JSON.stringify([pendingCount, newestAt, claims.map(withoutEnd)]),
      isLast: () => false,
      pauseMillis: manyDecisionsPauseMillis,
      changesAt: (state) => state.changesAt,
    });
  }

  /**
   * A recommendation by its status and by who else has it open, until it is decided, for staff.
   *
   * It throws NotFoundError for one that does not exist, or no longer, or whose member does not consent;
   * UnauthenticatedError likewise.
   */
  recommendation(viewer: Viewer, recommendationId: string): Watch<RecommendationState> {
    const id = recommendationId.toLowerCase();
    return this.#watch(viewer, {
      channels: [channels.recommendation(id), channels.reviewQueue],
      read: () => this.#readRecommendation(viewer, id),
      likenessOf: ({ recommendation, claims }) =>
        JSON.stringify([recommendation.status, claims.map(withoutEnd)]),
      isLast: ({ recommendation }) => recommendation.status !== 'pending',
      pauseMillis: 0,
      changesAt: (state) => state.changesAt,
    });
  }

  /** Looked at again when the token expires, and when the state says that it changes by itself. */
  #watch<State>(viewer: Viewer, { changesAt, ...watched }: ChangingState<State>): Watch<State> {
    const { subscriber, authenticator, now } = this.#deps;
    const { sessionId, tokenExpiresAt } = viewer;
    let lookAt = tokenExpiresAt.getTime();
    const guarded: Watched<State> = {
      ...watched,
      channels: [...watched.channels, channels.session(sessionId)],
      read: async () => {
        await authenticator.recheck(viewer);
        const state = await watched.read();
        const change = changesAt?.(state)?.getTime() ?? Number.POSITIVE_INFINITY;
        lookAt = Math.min(tokenExpiresAt.getTime(), change);
        return state;
      },
      longestMillis: () => lookAt - now().getTime(),
    };
    return new Watch(guarded, subscriber);
  }

  async #readRecommendation(viewer: Viewer, id: string): Promise<RecommendationState> {
    const { db, presence } = this.#deps;
    const [recommendation, { claims, changesAt }] = await Promise.all([
      findConsentedRecommendation(db, id),
      presence.watchOthers(viewer),
    ]);
    if (recommendation === null) throw new NotFoundError('recommendation');
    const ofIt = claims.filter(({ recommendationId }) => recommendationId === id);
    return { recommendation, claims: ofIt, changesAt };
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
async function readReviewQueue(db: Database): Promise<Omit<ReviewQueueState, keyof OthersClaims>> {
  const [queue] = await db
    .select({ pendingCount: count(), newestAt: max(recommendations.createdAt) })
    .from(recommendations)
    .innerJoin(users, eq(users.id, recommendations.userId))
    .where(and(eq(recommendations.status, 'pending'), eq(users.consentStatus, true)));
  return queue ?? { pendingCount: 0, newestAt: null };
}
