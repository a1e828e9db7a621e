import { Matches } from 'class-validator';
import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTime, PhoneNumber } from './scalars.ts';

@ArgsType()
export class RequestSmsCodeArgs {
  @Field(() => PhoneNumber, { description: 'Where to send the code, in E.164.' })
  phoneNumber!: string;
}

@InputType({ description: 'A phone number and the code that was sent to it.' })
export class VerifySmsCodeInput {
  @Field(() => PhoneNumber, { description: 'The phone number in E.164.' })
  phoneNumber!: string;

  @Field(() => String, { description: 'The six digits of the message.' })
  @Matches(/^\d{6}$/, { message: 'must have 6 digits' })
  code!: string;
}

@ObjectType({ description: 'A code on its way by SMS.', simpleResolvers: true })
export class SmsCode {
  @Field(() => PhoneNumber, { description: 'Where it was sent.' })
  phoneNumber!: string;

  @Field(() => DateTime, { description: 'Until when it is valid.' })
  expiresAt!: Date;

  @Field(() => Int, {
    description:
      'How many wrong guesses are left in these 10 minutes; a new code does not reset it.',
  })
  attemptsLeft!: number;
}
