import type { NonEmptyArray } from 'type-graphql';
import { AccountResolver } from './account.ts';
import { AdministrationResolver } from './administration.ts';
import { AnalyticsResolver } from './analytics.ts';
import { AnalyticsReviewResolver } from './analyticsReview.ts';
import { AuthResolver } from './auth.ts';
import { ChangesResolver } from './changes.ts';
import { ConsentResolver } from './consent.ts';
import { OauthResolver } from './oauth.ts';
import { PhoneResolver } from './phone.ts';
import { PresenceResolver } from './presence.ts';
import { ProfileResolver } from './profile.ts';
import { RecommendationResolver } from './recommendation.ts';
import { RecommendationFieldsResolver } from './recommendationFields.ts';
import { ReviewResolver } from './review.ts';
import { ReviewQueueResolver } from './reviewQueue.ts';
import { SessionResolver } from './session.ts';
import { UploadResolver } from './upload.ts';
import { UserResolver } from './user.ts';
import { UserFieldsResolver } from './userFields.ts';

/** All resolvers of the schema. */
export const resolvers: NonEmptyArray<new () => object> = [
  AccountResolver,
  AdministrationResolver,
  AnalyticsResolver,
  AnalyticsReviewResolver,
  AuthResolver,
  ChangesResolver,
  ConsentResolver,
  OauthResolver,
  PhoneResolver,
  PresenceResolver,
  ProfileResolver,
  RecommendationFieldsResolver,
  RecommendationResolver,
  ReviewQueueResolver,
  ReviewResolver,
  SessionResolver,
  UploadResolver,
  UserFieldsResolver,
  UserResolver,
];
