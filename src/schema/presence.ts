import { Field, ObjectType } from 'type-graphql';
import { DateTime } from './scalars.ts';
import { User } from './user.ts';

@ObjectType({
  description: 'A colleague who has a recommendation open. It warns; it blocks nobody.',
  simpleResolvers: true,
})
export class Presence {
  @Field(() => User, { description: 'Who: id, email and role.' })
  operator!: User;

  @Field(() => DateTime, { description: 'Since when.' })
  since!: Date;
}
