import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ description: "What waits for operators' decisions.", simpleResolvers: true })
export class ReviewQueue {
  @Field(() => Int, {
    description: 'How many recommendations are pending, of members who consent.',
  })
  pendingCount!: number;
}
