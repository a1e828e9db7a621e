import { IsOptional, Length, Max, Min, ValidateNested } from 'class-validator';
import { ArgsType, Field, InputType, Int } from 'type-graphql';
import { PageArgs } from './connection.ts';
import { Role } from './enums.ts';

@InputType({ description: 'Which accounts to list. All that is given must hold.' })
export class UserFilter {
  @Field(() => Role, { nullable: true, description: 'Only with this role.' })
  role?: (typeof Role)[keyof typeof Role] | null;

  @Field(() => Int, { nullable: true, description: 'Only with this current persona, 1 to 5.' })
  @IsOptional()
  @Min(1, { message: 'must be a persona: 1 to 5' })
  @Max(5, { message: 'must be a persona: 1 to 5' })
  personaId?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Only with, or only without consent.' })
  consentStatus?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Part of the email or the phone number, 2 to 100 characters.',
  })
  @IsOptional()
  @Length(2, 100, { message: 'must have 2 to 100 characters' })
  search?: string | null;
}

@ArgsType()
export class UsersArgs extends PageArgs {
  @Field(() => UserFilter, { nullable: true, description: 'Which to list; all by default.' })
  @ValidateNested()
  filter?: UserFilter | null;
}
