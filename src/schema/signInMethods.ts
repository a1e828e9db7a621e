import { Field, ObjectType } from 'type-graphql';
import { OAuthProvider } from './enums.ts';

@ObjectType({ description: 'The ways to sign in to an account.', simpleResolvers: true })
export class SignInMethods {
  @Field(() => Boolean, { description: 'By email address and password.' })
  password!: boolean;

  @Field(() => Boolean, { description: 'By a code to the phone number.' })
  phone!: boolean;

  @Field(() => [OAuthProvider], { description: 'By an identity at another provider.' })
  providers!: OAuthProvider[];
}
