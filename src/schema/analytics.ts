import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { RecommendationType } from './enums.ts';
import { IsStorableTime } from './isStorableTime.ts';
import { DateTime, LocalDate } from './scalars.ts';

@ArgsType()
export class AnalyticsArgs {
  @Field(() => DateTime, { description: 'The beginning of the range.' })
  @IsStorableTime()
  from!: Date;

  @Field(() => DateTime, {
    description: 'The end of the range, exclusive; at most 366 days later.',
  })
  @IsStorableTime()
  to!: Date;
}

@ObjectType({ description: 'Members as of now.', simpleResolvers: true })
export class UserCounts {
  @Field(() => Int, { description: 'All members.' })
  total!: number;

  @Field(() => Int, { description: 'Members who consent.' })
  withConsent!: number;

  @Field(() => Int, { description: 'Consenting members who have a persona.' })
  withPersona!: number;
}

@ObjectType({ description: 'How many members have a persona now.', simpleResolvers: true })
export class PersonaCount {
  @Field(() => Int, { description: 'The persona, 1 to 5.' })
  personaId!: number;

  @Field(() => String, { description: "The persona's name." })
  personaName!: string;

  @Field(() => Int, { description: 'How many members have it.' })
  users!: number;
}

@ObjectType({ description: 'Recommendations and decisions of the range.', simpleResolvers: true })
export class RecommendationCounts {
  @Field(() => Int, { description: 'Made in the range and still waiting.' })
  pending!: number;

  @Field(() => Int, { description: 'Approved in the range.' })
  approved!: number;

  @Field(() => Int, { description: 'Rejected in the range.' })
  rejected!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Approved ÷ decided; null without decisions.',
  })
  approvalRate!: number | null;

  @Field(() => Float, { nullable: true, description: 'Median wait for a decision, in seconds.' })
  medianReviewSeconds!: number | null;
}

@ObjectType({ description: 'Decisions of one UTC day.', simpleResolvers: true })
export class ReviewsOfDay {
  @Field(() => LocalDate, { description: 'The day.' })
  date!: string;

  @Field(() => Int, { description: 'Approved on it.' })
  approved!: number;

  @Field(() => Int, { description: 'Rejected on it.' })
  rejected!: number;
}

@ObjectType({
  description: 'What became of the recommendations that were made from one template.',
  simpleResolvers: true,
})
export class TemplateReview {
  @Field(() => String, { description: 'The catalogue entry, as in the decision trace.' })
  template!: string;

  @Field(() => String, { description: 'The headline of the newest of them.' })
  title!: string;

  @Field(() => RecommendationType, { description: 'What is recommended.' })
  type!: string;

  @Field(() => Int, { description: 'Approved in the range.' })
  approved!: number;

  @Field(() => Int, { description: 'Rejected in the range.' })
  rejected!: number;

  @Field(() => Int, { description: 'Made in the range and still waiting.' })
  pending!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Approved ÷ decided; null without decisions.',
  })
  approvalRate!: number | null;
}

@ObjectType({ description: 'How often a reason was given for a rejection.', simpleResolvers: true })
export class ReasonCount {
  @Field(() => String, { description: 'The reason, as it was written most often.' })
  reason!: string;

  @Field(() => Int, { description: 'How many were rejected for it in the range.' })
  count!: number;
}

@ObjectType({ description: 'Uploads begun in the range, by status.', simpleResolvers: true })
export class UploadCounts {
  @Field(() => Int, { description: 'Not confirmed yet.' })
  pending!: number;

  @Field(() => Int, { description: 'Being processed.' })
  processing!: number;

  @Field(() => Int, { description: 'Processed.' })
  completed!: number;

  @Field(() => Int, { description: 'Not usable.' })
  failed!: number;
}

@ObjectType({ description: 'Cache reads of this process since it started.', simpleResolvers: true })
export class CacheCounts {
  @Field(() => String, { description: 'profile, recommendations, signals or session.' })
  family!: string;

  @Field(() => Int, { description: 'Answered by Redis.' })
  hits!: number;

  @Field(() => Int, { description: 'Answered by PostgreSQL.' })
  misses!: number;

  @Field(() => Float, { nullable: true, description: 'Hits ÷ reads; null without reads.' })
  hitRate!: number | null;
}

@ObjectType({ description: 'Figures for operators.', simpleResolvers: true })
export class Analytics {
  @Field(() => UserCounts, { description: 'Members as of now.' })
  users!: UserCounts;

  @Field(() => [PersonaCount], { description: 'Members by persona as of now.' })
  personas!: PersonaCount[];

  @Field(() => RecommendationCounts, { description: 'Recommendations of the range.' })
  recommendations!: RecommendationCounts;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the longest waiting as of now was made; null when none waits.',
  })
  oldestPendingAt!: Date | null;

  @Field(() => [ReviewsOfDay], { description: 'Decisions by UTC day, every day of the range.' })
  reviewsByDay!: ReviewsOfDay[];

  @Field(() => UploadCounts, { description: 'Uploads of the range.' })
  uploads!: UploadCounts;

  @Field(() => [CacheCounts], { description: 'The cache, by family.' })
  cache!: CacheCounts[];
}
