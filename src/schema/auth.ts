import { IsEmail, IsOptional, Length, MaxLength } from 'class-validator';
import { ArgsType, Field, InputType, ObjectType } from 'type-graphql';
import { DateTime } from './scalars.ts';
import { Session } from './session.ts';
import { User } from './user.ts';

const emailMessage = 'must be an email address, e.g. member@example.com';

@InputType({ description: 'A new account.' })
export class RegisterInput {
  @Field(() => String, { description: 'The email address to sign in with.' })
  @IsEmail({}, { message: emailMessage })
  @MaxLength(254, { message: 'must have at most 254 characters' })
  email!: string;

  @Field(() => String, { description: 'A password of 12 to 128 characters.' })
  @Length(12, 128, { message: 'must have 12 to 128 characters' })
  password!: string;
}

@InputType({ description: 'An email address and its password.' })
export class LoginInput {
  @Field(() => String, { description: 'The email address of the account.' })
  @IsEmail({}, { message: emailMessage })
  @MaxLength(254, { message: 'must have at most 254 characters' })
  email!: string;

  @Field(() => String, { description: 'The password of the account.' })
  @Length(1, 128, { message: 'must have 1 to 128 characters' })
  password!: string;
}

@InputType({ description: 'A new password.' })
export class ChangePasswordInput {
  @Field(() => String, {
    nullable: true,
    description: 'The password so far; needless for an account that has none.',
  })
  @IsOptional()
  @Length(1, 128, { message: 'must have 1 to 128 characters' })
  currentPassword?: string | null;

  @Field(() => String, { description: 'A password of 12 to 128 characters.' })
  @Length(12, 128, { message: 'must have 12 to 128 characters' })
  newPassword!: string;
}

@ArgsType()
export class RefreshArgs {
  @Field(() => String, {
    nullable: true,
    description: 'The refresh token of the last answer; null where it travels as a cookie.',
  })
  @IsOptional()
  @Length(1, 200, { message: 'must be a refresh token' })
  refreshToken?: string | null;
}

@ObjectType({ description: 'A session and its tokens.', simpleResolvers: true })
export class AuthPayload {
  @Field(() => String, { description: 'Send it as `Authorization: Bearer …`.' })
  accessToken!: string;

  @Field(() => DateTime, { description: 'When the access token ends.' })
  accessTokenExpiresAt!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'Gets the next access token, once; the answer brings its successor. Null where it travels as a cookie.',
  })
  refreshToken!: string | null;

  @Field(() => Session, { description: 'The session.' })
  session!: Session;

  @Field(() => User, { description: 'Who is signed in.' })
  user!: User;
}
