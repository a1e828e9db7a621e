import { Field, Int, ObjectType } from 'type-graphql';
import { DateTime } from './scalars.ts';

@ObjectType({
  description: 'The recommendations that a member sees, in short.',
  simpleResolvers: true,
})
export class MyRecommendations {
  @Field(() => Int, {
    description: 'How many were approved: the totalCount of the list. 0 without consent.',
  })
  approvedCount!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the latest of them was approved; null when there is none.',
  })
  lastApprovedAt!: Date | null;
}
