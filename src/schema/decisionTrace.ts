import { Field, Float, Int, ObjectType } from 'type-graphql';
import { LocalDate } from './scalars.ts';

@ObjectType({
  description: 'One criterion of the persona, as it was judged.',
  simpleResolvers: true,
})
export class TraceCriterion {
  @Field(() => String, { description: 'What was looked at.' })
  name!: string;

  @Field(() => String, { description: 'The time it was looked at in, e.g. `30d`.' })
  window!: string;

  @Field(() => Float, { nullable: true, description: 'The value found; flags are 0 or 1.' })
  observed!: number | null;

  @Field(() => String, { description: 'How observed and threshold were compared, e.g. `>=`.' })
  comparison!: string;

  @Field(() => Float, { description: 'The value it was compared with.' })
  threshold!: number;

  @Field(() => Boolean, { description: 'Whether the criterion was met.' })
  met!: boolean;
}

@ObjectType({ description: 'A rule that protects the member.', simpleResolvers: true })
export class TraceGuardrail {
  @Field(() => String, { description: 'What was checked.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether it passed.' })
  passed!: boolean;

  @Field(() => String, { nullable: true, description: 'What was found.' })
  detail!: string | null;
}

@ObjectType({ description: 'Why a recommendation was made.', simpleResolvers: true })
export class DecisionTrace {
  @Field(() => LocalDate, { description: 'The newest transaction that was taken into account.' })
  asOf!: string;

  @Field(() => Int, { description: 'The persona, 1 to 5.' })
  personaId!: number;

  @Field(() => String, { description: "The persona's name." })
  personaName!: string;

  @Field(() => [TraceCriterion], { description: 'The criteria, in the order they were judged.' })
  criteria!: TraceCriterion[];

  @Field(() => [TraceGuardrail], { description: 'The guardrails that were checked.' })
  guardrails!: TraceGuardrail[];

  @Field(() => String, { description: 'The catalogue entry it was made from.' })
  template!: string;
}
