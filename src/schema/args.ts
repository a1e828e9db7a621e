import { IsUUID } from 'class-validator';
import { ArgsType, Field, ID } from 'type-graphql';

@ArgsType()
export class IdArgs {
  @Field(() => ID, { description: 'Which one, by its id.' })
  @IsUUID('loose', { message: 'must be a UUID' })
  id!: string;
}
