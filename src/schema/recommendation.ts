import { IsOptional, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf, PageArgs } from './connection.ts';
import { RecommendationOrder, RecommendationStatus, RecommendationType } from './enums.ts';
import { IsStorableTime } from './isStorableTime.ts';
import { DateTime } from './scalars.ts';

@ObjectType({
  description: 'Something proposed to a member, who sees it once an operator approved it.',
  simpleResolvers: true,
})
export class Recommendation {
  @Field(() => ID, { description: 'The recommendation.' })
  id!: string;

  @Field(() => RecommendationType, { description: 'What is recommended.' })
  type!: string;

  @Field(() => String, { description: 'The headline.' })
  title!: string;

  @Field(() => String, { description: 'The text that the member reads.' })
  content!: string;

  @Field(() => String, { description: "Why, in the member's own numbers." })
  rationale!: string;

  @Field(() => RecommendationStatus, { description: 'Whether it was decided, and how.' })
  status!: string;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was approved.' })
  approvedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was rejected.' })
  rejectedAt!: Date | null;
}

@ObjectType()
export class RecommendationConnection extends connectionOf(
  'Recommendation',
  () => Recommendation,
) {}

@InputType({ description: 'Which recommendations to list. All that is given must hold.' })
export class RecommendationFilter {
  @Field(() => RecommendationStatus, { nullable: true, description: 'Only with this status.' })
  status?: (typeof RecommendationStatus)[keyof typeof RecommendationStatus] | null;

  @Field(() => RecommendationType, { nullable: true, description: 'Only of this type.' })
  type?: (typeof RecommendationType)[keyof typeof RecommendationType] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Only of members whose current persona this is, 1 to 5.',
  })
  @IsOptional()
  @Min(1, { message: 'must be a persona: 1 to 5' })
  @Max(5, { message: 'must be a persona: 1 to 5' })
  personaId?: number | null;

  @Field(() => ID, { nullable: true, description: 'Only of this member.' })
  @IsOptional()
  @IsUUID('loose', { message: 'must be a UUID' })
  userId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Only made at this time or later.' })
  @IsOptional()
  @IsStorableTime()
  createdAfter?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Only made before this time.' })
  @IsOptional()
  @IsStorableTime()
  createdBefore?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: "Part of the title, the rationale or the member's email, 2 to 100 characters.",
  })
  @IsOptional()
  @Length(2, 100, { message: 'must have 2 to 100 characters' })
  search?: string | null;
}

@ArgsType()
export class RecommendationsArgs extends PageArgs {
  @Field(() => RecommendationFilter, {
    nullable: true,
    description: 'Which to list; all by default.',
  })
  @ValidateNested()
  filter?: RecommendationFilter | null;

  @Field(() => RecommendationOrder, {
    defaultValue: RecommendationOrder.NEWEST_FIRST,
    description: 'The order, by the time they were made.',
  })
  orderBy!: RecommendationOrder;
}
