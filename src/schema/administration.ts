import { IsOptional, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { Role } from './enums.ts';

@InputType({ description: 'What an account may do from now on.' })
export class SetRoleInput {
  @Field(() => ID, { description: 'The account.' })
  @IsUUID('loose', { message: 'must be a UUID' })
  userId!: string;

  @Field(() => Role, { description: 'The role.' })
  role!: (typeof Role)[keyof typeof Role];
}

@InputType({ description: 'Whom to shut out.' })
export class BanUserInput {
  @Field(() => ID, { description: 'The account.' })
  @IsUUID('loose', { message: 'must be a UUID' })
  userId!: string;

  @Field(() => String, { nullable: true, description: 'Why, for the audit log.' })
  @IsOptional()
  @Length(1, 500, { message: 'must have 1 to 500 characters' })
  reason?: string | null;
}
