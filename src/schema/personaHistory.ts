import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from './connection.ts';
import { DateTime } from './scalars.ts';

@ObjectType({
  description: 'A persona that a member had from some moment on.',
  simpleResolvers: true,
})
export class PersonaHistory {
  @Field(() => ID, { description: 'The entry.' })
  id!: string;

  @Field(() => Int, { description: 'The persona, 1 to 5.' })
  personaId!: number;

  @Field(() => String, { description: "The persona's name." })
  personaName!: string;

  @Field(() => DateTime, { description: 'When it was assigned.' })
  assignedAt!: Date;
}

@ObjectType()
export class PersonaHistoryConnection extends connectionOf(
  'PersonaHistory',
  () => PersonaHistory,
) {}
