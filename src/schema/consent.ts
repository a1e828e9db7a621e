import { Length } from 'class-validator';
import { ArgsType, Field } from 'type-graphql';

@ArgsType()
export class GrantConsentArgs {
  @Field(() => String, { description: 'The version of the terms that was shown, e.g. `1.0`.' })
  @Length(1, 50, { message: 'must have 1 to 50 characters' })
  version!: string;
}
