import { money, percent } from './numbers.ts';
import type { BothWindows } from './signals.ts';

/** A sentence with the member's own numbers, or null where they are unknown. */
export type Citation = (signals: BothWindows) => string | null;

const date = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const dayInWords = (day: string) => date.format(new Date(day));

const perMonth = (amount: number) => `${money(amount)} a month`;

/** Your Visa ending 4523 is at 68 % of its $5,000 limit. */
export const highestCard: Citation = ({ signals30d: { credit } }) => {
  const card = credit.cards[0];
  if (card === undefined || card.utilization === null || card.limit === null) return null;
  const ending = card.mask === null ? '' : ` ending ${card.mask}`;
  const share = percent(card.utilization);
  return `Your ${card.name ?? 'card'}${ending} is at ${share} of its ${money(card.limit)} limit.`;
};

/** Together your cards carry $3,400 of $8,000. */
export const allCards: Citation = ({ signals30d: { credit } }) => {
  if (credit.cards.length < 2) return null;
  const total = (key: 'balance' | 'limit') =>
    credit.cards.reduce((sum, card) => sum + (card[key] ?? 0), 0);
  return `Together your cards carry ${money(total('balance'))} of ${money(total('limit'))}.`;
};

export const interest: Citation = ({ signals30d: { credit, asOf } }) =>
  credit.interestCharged === true
    ? `Interest was charged in the 30 days up to ${dayInWords(asOf)}.`
    : null;

export const minimumPayments: Citation = ({ signals30d: { credit } }) => {
  const card = credit.cards.find(({ minimumPaymentOnly }) => minimumPaymentOnly === true);
  if (card === undefined || card.mask === null) return null;
  return `The last payment to the card ending ${card.mask} was its minimum.`;
};

export const payGap: Citation = ({ signals180d: { income } }) =>
  income.medianPayGapDays === null
    ? null
    : `Your pay arrived about every ${income.medianPayGapDays} days over the last 180 days.`;

export const payVariability: Citation = ({ signals180d: { income } }) =>
  income.payGapVariability === null
    ? null
    : `The time between two pays varies by ${percent(income.payGapVariability)}.`;

export const monthlyIncome: Citation = ({ signals180d: { income } }) =>
  income.averageMonthlyIncome === null
    ? null
    : `Your income averages ${perMonth(income.averageMonthlyIncome)}.`;

export const buffer: Citation = ({ signals180d: { income } }) =>
  income.cashFlowBufferMonths === null
    ? null
    : `Your checking account covers ${income.cashFlowBufferMonths} months of your usual spending.`;

export const recurringSpend: Citation = ({ signals30d: { subscriptions } }) => {
  const count = subscriptions.recurringMerchants.length;
  if (count === 0) return null;
  const merchants = count === 1 ? '1 recurring merchant' : `${count} recurring merchants`;
  return `You have ${merchants} for ${perMonth(subscriptions.monthlyRecurringSpend)}.`;
};

export const recurringShare: Citation = ({ signals30d: { subscriptions } }) =>
  subscriptions.recurringMerchants.length === 0
    ? null
    : `Recurring charges are ${percent(subscriptions.shareOfSpend)} of what you spent in the last 30 days.`;

export const largestMerchant: Citation = ({ signals30d: { subscriptions } }) => {
  const [largest] = subscriptions.recurringMerchants;
  return largest === undefined
    ? null
    : `${largest.name} is your largest recurring charge at ${perMonth(largest.monthlyAmount)}.`;
};

export const savedMonthly: Citation = ({ signals180d: { savings } }) =>
  savings.netInflowMonthly > 0
    ? `You put aside ${perMonth(savings.netInflowMonthly)} over the last 180 days.`
    : null;

export const savingsGrowth: Citation = ({ signals180d: { savings } }) =>
  savings.growthRate === null || savings.growthRate <= 0 || savings.balance === null
    ? null
    : `Your savings grew by ${percent(savings.growthRate)} to ${money(savings.balance)} in 180 days.`;

export const emergencyFund: Citation = ({ signals180d: { savings } }) =>
  savings.emergencyFundMonths === null || savings.emergencyFundMonths === 0
    ? null
    : `Your savings cover ${savings.emergencyFundMonths} months of your usual spending.`;

/** What can always be said. */
const basis = ({ signals180d: { asOf } }: BothWindows): string =>
  `This is based on the 180 days up to ${dayInWords(asOf)}.`;

/** The first two of the citations whose numbers are known. */
export function rationaleOf(citations: readonly Citation[], signals: BothWindows): string {
  const known = citations.flatMap((cite) => cite(signals) ?? []).slice(0, 2);
  return known.length > 0 ? known.join(' ') : basis(signals);
}
