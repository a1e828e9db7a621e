import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from './scalars.ts';

@ObjectType({ description: 'A signed-in device.', simpleResolvers: true })
export class Session {
  @Field(() => ID, { description: 'The session.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it was begun.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it was last used, to the minute.' })
  lastUsedAt!: Date;

  @Field(() => DateTime, { description: 'When it ends unless it is used.' })
  expiresAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is the session of this request.' })
  isCurrent!: boolean;
}
