import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Matches } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { IdArgs } from './args.ts';
import { ReviewDecision } from './enums.ts';
import { Recommendation } from './recommendation.ts';

/** The longest reason for a rejection, in characters. */
export const maxReasonLength = 500;
const reasonMessage = `must have 1 to ${maxReasonLength} characters`;

@ArgsType()
export class RejectArgs extends IdArgs {
  @Field(() => String, { description: 'Why, for the record: 1 to 500 characters.' })
  @Matches(/\S/, { message: 'must not be blank' })
  @Length(1, maxReasonLength, { message: reasonMessage })
  reason!: string;
}

@InputType({ description: 'One decision on many recommendations.' })
export class ReviewManyInput {
  @Field(() => [ID], { description: 'The recommendations, 1 to 100. Duplicates are decided once.' })
  @ArrayMinSize(1, { message: 'must name 1 to 100 recommendations' })
  @ArrayMaxSize(100, { message: 'must name 1 to 100 recommendations' })
  ids!: string[];

  @Field(() => ReviewDecision, { description: 'The decision.' })
  decision!: ReviewDecision;

  @Field(() => String, {
    nullable: true,
    description: 'Why: required to reject (1 to 500 characters), refused to approve.',
  })
  @IsOptional()
  @Matches(/\S/, { message: 'must not be blank' })
  @Length(1, maxReasonLength, { message: reasonMessage })
  reason?: string | null;
}

@ObjectType({ description: 'Why one recommendation was not decided.', simpleResolvers: true })
export class ReviewError {
  @Field(() => String, { description: 'NOT_FOUND, BAD_USER_INPUT, CONFLICT or FORBIDDEN.' })
  code!: string;

  @Field(() => String, { description: 'What happened, for a person.' })
  message!: string;
}

@ObjectType({ description: 'What became of one recommendation.', simpleResolvers: true })
export class ReviewOutcome {
  @Field(() => ID, { description: 'The id as it was given.' })
  id!: string;

  @Field(() => Recommendation, {
    nullable: true,
    description: 'As it stands, when it was decided.',
  })
  recommendation!: Recommendation | null;

  @Field(() => ReviewError, { nullable: true, description: 'Why it was not decided.' })
  error!: ReviewError | null;
}

@ObjectType({ description: 'What became of each recommendation.', simpleResolvers: true })
export class ReviewManyPayload {
  @Field(() => Int, { description: 'How many were decided.' })
  reviewed!: number;

  @Field(() => Int, { description: 'How many were not.' })
  failed!: number;

  @Field(() => [ReviewOutcome], { description: 'One outcome for each id, in the order given.' })
  outcomes!: ReviewOutcome[];
}
