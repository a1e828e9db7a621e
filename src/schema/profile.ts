import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from './scalars.ts';

@ObjectType({ description: "A member's current persona.", simpleResolvers: true })
export class Profile {
  @Field(() => ID, { description: 'The profile.' })
  id!: string;

  @Field(() => Int, { description: 'The persona, 1 to 5.' })
  personaId!: number;

  @Field(() => String, { description: "The persona's name." })
  personaName!: string;

  @Field(() => DateTime, { description: 'When the profile was last computed.' })
  updatedAt!: Date;
}
