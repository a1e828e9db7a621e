import { IsOptional, Length } from 'class-validator';
import { ArgsType, Field, InputType, ObjectType } from 'type-graphql';
import { OAuthProvider } from './enums.ts';
import { DateTime } from './scalars.ts';

@ArgsType()
export class OAuthProviderArgs {
  @Field(() => OAuthProvider, { description: 'Which provider.' })
  provider!: OAuthProvider;
}

@ObjectType({ description: 'A sign-in at a provider that has begun.', simpleResolvers: true })
export class OAuthFlow {
  @Field(() => String, { description: 'Where to send the browser.' })
  authorizationUrl!: string;

  @Field(() => String, {
    description:
      'To be kept by the client, e.g. in its session storage, until the browser returns.',
  })
  flowSecret!: string;

  @Field(() => DateTime, { description: 'Until when the browser must have returned.' })
  expiresAt!: Date;
}

@InputType({ description: 'What the browser brought back from a provider.' })
export class OAuthCallbackInput {
  @Field(() => String, { description: 'The parameter `state` of the page that it returned to.' })
  @Length(1, 200, { message: 'must be the state of the page that the provider returned to' })
  state!: string;

  @Field(() => String, { description: 'The parameter `code`.' })
  @Length(1, 2000, { message: 'must be the code of the page that the provider returned to' })
  code!: string;

  @Field(() => String, { nullable: true, description: 'The parameter `iss`, where there is one.' })
  @IsOptional()
  @Length(1, 500, { message: 'must be the iss of the page that the provider returned to' })
  iss?: string | null;

  @Field(() => String, { description: 'What the client kept since the beginning.' })
  @Length(1, 200, { message: 'must be the flowSecret of the beginning' })
  flowSecret!: string;
}
