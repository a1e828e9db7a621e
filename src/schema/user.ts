import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from './connection.ts';
import { Role } from './enums.ts';
import { DateTime, PhoneNumber } from './scalars.ts';

@ObjectType({
  description:
    'An account. What a caller may not see of it is null or empty: operators see members who consented, staff see the id, email and role of each other.',
  simpleResolvers: true,
})
export class User {
  @Field(() => ID, { description: 'The account.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The email address.' })
  email!: string | null;

  @Field(() => PhoneNumber, { nullable: true, description: 'The phone number in E.164.' })
  phoneNumber!: string | null;

  @Field(() => Role, { description: 'What the account may do.' })
  role!: string;

  @Field(() => Boolean, {
    description: 'Whether the member consents to processing; false where the viewer may not know.',
  })
  consentStatus!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'The version of the terms accepted last, or to be accepted.',
  })
  consentVersion!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the account was made.' })
  createdAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When the account was suspended.' })
  bannedAt!: Date | null;
}

@ObjectType()
export class UserConnection extends connectionOf('User', () => User) {}
