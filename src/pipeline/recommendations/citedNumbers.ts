import type { CreditCard } from '../../db/schema.ts';
import type { Member } from './member.ts';
import { cardLabel, quotable } from './quoting.ts';
import { dayInWords, duration, inDays, money, percent } from './words.ts';

/** The member's numbers in words, by placeholder; null is unknown, or nothing worth citing. */
export type CitedNumbers = Readonly<Record<string, string | null>>;

/** Everything that a rationale may cite of a member. */
export function citedNumbersOf(member: Member): CitedNumbers {
  return {
    asOf: dayInWords(member.asOf),
    ...cardNumbers(member),
    ...incomeNumbers(member),
    ...recurringNumbers(member),
    ...savingsNumbers(member),
  };
}

function cardNumbers({ signals }: Member) {
  const { cards } = signals.signals30d.credit;
  const measured = cards.filter(({ limit }) => isKnown(limit) && limit > 0);
  const highest = largest(measured, ({ utilization }) => utilization);
  const fullest = largest(cards, ({ balance }) => balance);
  const flagged = (flag: 'interestCharged' | 'minimumPaymentOnly' | 'isOverdue') =>
    label(cards.find((card) => card[flag] === true));
  // A sum over some of the cards would not be "together".
  const total = (key: 'balance' | 'limit') =>
    cards.length >= 2 && cards.every((card) => card[key] !== null)
      ? positive(
          cards.reduce((sum, card) => sum + Math.max(card[key] ?? 0, 0), 0),
          money,
        )
      : null;
  return {
    card: label(highest),
    // A card that is paid off is at 0 %: that is known.
    cardUtilization: known(highest?.utilization, percent),
    cardLimit: positive(highest?.limit, money),
    cardCount: String(cards.length),
    allCardsBalance: total('balance'),
    allCardsLimit: total('limit'),
    balanceCard: label(fullest),
    balance: positive(fullest?.balance, money),
    interestCard: flagged('interestCharged'),
    minimumCard: flagged('minimumPaymentOnly'),
    overdueCard: flagged('isOverdue'),
  };
}

function incomeNumbers({ signals }: Member) {
  const { income } = signals.signals180d;
  return {
    payGap: positive(income.medianPayGapDays, inDays),
    payVariability: positive(income.payGapVariability, percent),
    monthlyIncome: positive(income.averageMonthlyIncome, money),
    buffer: positive(income.cashFlowBufferMonths, duration),
  };
}

function recurringNumbers({ signals }: Member) {
  const { recurringMerchants, monthlyRecurringSpend, shareOfSpend } =
    signals.signals30d.subscriptions;
  const count = recurringMerchants.length;
  const first = largest(recurringMerchants, ({ monthlyAmount }) => monthlyAmount);
  const merchants = count === 1 ? '1 recurring merchant' : `${count} recurring merchants`;
  return {
    recurringCount: count === 0 ? null : merchants,
    recurringSpend: positive(monthlyRecurringSpend, money),
    recurringYear: positive(Math.round(monthlyRecurringSpend * 1200) / 100, money),
    recurringShare: positive(shareOfSpend, percent),
    largestMerchant: quotable(first?.name ?? null),
    largestAmount: positive(first?.monthlyAmount, money),
  };
}

function savingsNumbers({ signals }: Member) {
  const { savings } = signals.signals180d;
  return {
    savedMonthly: positive(savings.netInflowMonthly, money),
    savingsGrowth: positive(savings.growthRate, percent),
    savingsBalance: positive(savings.balance, money),
    emergencyFund: positive(savings.emergencyFundMonths, duration),
  };
}

const isKnown = (value: number | null | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

const known = (value: number | null | undefined, inWords: (value: number) => string) =>
  isKnown(value) ? inWords(value) : null;

const positive = (value: number | null | undefined, inWords: (value: number) => string) =>
  value === 0 ? null : known(value, inWords);

const label = (card: CreditCard | undefined) => (card === undefined ? null : cardLabel(card));

/** The first of the items whose value is the largest known one. */
function largest<Item>(items: readonly Item[], amountOf: (item: Item) => number | null) {
  return [...items]
    .filter((item) => isKnown(amountOf(item)))
    .sort((one, other) => (amountOf(other) ?? 0) - (amountOf(one) ?? 0))
    .at(0);
}
