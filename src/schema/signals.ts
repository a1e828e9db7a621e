import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Cadence, PayFrequency } from './enums.ts';
import { LocalDate } from './scalars.ts';

@ObjectType({ description: 'A merchant that charges again and again.', simpleResolvers: true })
export class RecurringMerchant {
  @Field(() => String, { description: "The merchant's name." })
  name!: string;

  @Field(() => Float, { description: 'What it costs a month, in US dollars.' })
  monthlyAmount!: number;

  @Field(() => Cadence, { description: 'How regularly it charges.' })
  cadence!: string;
}

@ObjectType({ description: 'Subscriptions and other recurring charges.', simpleResolvers: true })
export class SubscriptionSignals {
  @Field(() => [RecurringMerchant], { description: 'The merchants, the most expensive first.' })
  recurringMerchants!: RecurringMerchant[];

  @Field(() => Float, { description: 'What they cost a month together, in US dollars.' })
  monthlyRecurringSpend!: number;

  @Field(() => Float, { description: 'Their share of all spending, as a fraction.' })
  shareOfSpend!: number;
}

@ObjectType({ description: 'Money put aside.', simpleResolvers: true })
export class SavingsSignals {
  @Field(() => Float, { description: 'Net flow into savings in the window, in US dollars.' })
  netInflow!: number;

  @Field(() => Float, { description: 'The same for a month of 30 days, in US dollars.' })
  netInflowMonthly!: number;

  @Field(() => Float, { nullable: true, description: 'Growth in the window, as a fraction.' })
  growthRate!: number | null;

  @Field(() => Float, { nullable: true, description: 'What is saved, in US dollars.' })
  balance!: number | null;

  @Field(() => Float, { nullable: true, description: 'Months of spending that savings cover.' })
  emergencyFundMonths!: number | null;
}

@ObjectType({ description: 'A credit card as it stands.', simpleResolvers: true })
export class CreditCard {
  @Field(() => String, { nullable: true, description: "The card's name." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'The last digits of its number.' })
  mask!: string | null;

  @Field(() => Float, { nullable: true, description: 'What is owed, in US dollars.' })
  balance!: number | null;

  @Field(() => Float, { nullable: true, description: 'The limit, in US dollars.' })
  limit!: number | null;

  @Field(() => Float, { nullable: true, description: 'Balance ÷ limit, as a fraction.' })
  utilization!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether only the minimum is paid.' })
  minimumPaymentOnly!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether interest was charged.' })
  interestCharged!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a payment is overdue.' })
  isOverdue!: boolean | null;
}

@ObjectType({ description: 'Credit cards; null means unknown.', simpleResolvers: true })
export class CreditSignals {
  @Field(() => [CreditCard], { description: 'The cards, the most utilised first.' })
  cards!: CreditCard[];

  @Field(() => Float, { nullable: true, description: 'The highest utilisation of a card.' })
  maxUtilization!: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether any card was charged interest.' })
  interestCharged!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether any card gets only the minimum.' })
  minimumPaymentOnly!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether any card is overdue.' })
  isOverdue!: boolean | null;
}

@ObjectType({
  description: 'Pay, and how long it lasts; null means unknown.',
  simpleResolvers: true,
})
export class IncomeSignals {
  @Field(() => PayFrequency, { nullable: true, description: 'How often pay arrives.' })
  payFrequency!: string | null;

  @Field(() => Float, { nullable: true, description: 'The median of days between two pays.' })
  medianPayGapDays!: number | null;

  @Field(() => Float, { nullable: true, description: 'Coefficient of variation of those gaps.' })
  payGapVariability!: number | null;

  @Field(() => Float, { nullable: true, description: 'Average income a month, in US dollars.' })
  averageMonthlyIncome!: number | null;

  @Field(() => Float, { nullable: true, description: 'Months of spending in checking.' })
  cashFlowBufferMonths!: number | null;
}

@ObjectType({ description: "A member's behavioural signals in one window.", simpleResolvers: true })
export class Signals {
  @Field(() => Int, { description: 'The length of the window in days: 30 or 180.' })
  windowDays!: number;

  @Field(() => LocalDate, { description: 'The newest transaction, at which the window ends.' })
  asOf!: string;

  @Field(() => SubscriptionSignals, { description: 'Subscriptions.' })
  subscriptions!: SubscriptionSignals;

  @Field(() => SavingsSignals, { description: 'Savings.' })
  savings!: SavingsSignals;

  @Field(() => CreditSignals, { description: 'Credit cards.' })
  credit!: CreditSignals;

  @Field(() => IncomeSignals, { description: 'Income.' })
  income!: IncomeSignals;
}
