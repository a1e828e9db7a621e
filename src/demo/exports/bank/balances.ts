import { Random } from '../../random.ts';
import { type Day, textOf } from '../days.ts';
import { type AccountKey, type Entry, spentCents } from '../entry.ts';
import type { CardStanding, CardTraits } from '../household.ts';
import { minimumCents, owedCents } from '../ledger/cards.ts';
import { savedCents } from '../ledger/savings.ts';
import type { Life } from '../life.ts';
import { type Era, windowDays } from '../timeline.ts';

/** An account on the day of an export; amounts in cents. */
export interface Account {
  key: AccountKey;
  name: string;
  type: 'depository' | 'credit' | 'loan';
  subtype: string;
  mask: string;
  current: number;
  available: number | null;
  limit: number | null;
}

/** What is owed on a card, as the bank tells it; amounts in cents. */
export interface Liability {
  key: AccountKey;
  apr: number;
  minimum: number;
  lastPayment: number | null;
  lastStatement: number;
  isOverdue: boolean;
  due: string;
}

/** The household's accounts at this bank. */
export function accountsOf(life: Life, era: Era, ledger: readonly Entry[]): Account[] {
  const { household } = life;
  const random = new Random(`accounts of ${household.seed}`);
  const mask = () => String(random.int(1000, 9999));
  const spent = spentCents(ledger, era.asOf - windowDays + 1, era.asOf);
  const inChecking = Math.round((era.standing.bufferMonths * spent) / 6);
  const plain = { limit: null, mask: mask(), available: inChecking };
  const accounts: Account[] = [
    {
      key: 'checking',
      name: 'Everyday Checking',
      type: 'depository',
      subtype: 'checking',
      ...plain,
      current: inChecking,
    },
  ];
  const { kept, openingCents } = household.savings;
  const saved = openingCents + savedCents(ledger, life.timeline.start, era.asOf);
  if (kept === 'here') {
    accounts.push({
      key: 'savings',
      name: 'Rainy Day Savings',
      type: 'depository',
      subtype: 'savings',
      mask: mask(),
      limit: null,
      current: saved,
      available: saved,
    });
  }
  accounts.push(
    ...household.cards.map((card, position) => cardOf(card, standingOf(era, position), position)),
  );
  if (household.hasCarLoan) {
    const current = 900_000 - 24_000 * Math.floor((era.asOf - life.timeline.start) / 30);
    accounts.push({
      key: 'loan',
      name: 'Car Loan',
      type: 'loan',
      subtype: 'auto',
      mask: mask(),
      limit: null,
      current,
      available: null,
    });
  }
  return accounts;
}

function cardOf(card: CardTraits, standing: CardStanding, position: number): Account {
  const { name, mask } = card;
  const current = owedCents(card, standing);
  const limit = 100 * card.limit;
  const key = `card-${position}` as const;
  return {
    key,
    name,
    type: 'credit',
    subtype: 'credit card',
    mask,
    current,
    available: limit - current,
    limit,
  };
}

function standingOf({ standing }: Era, position: number): CardStanding {
  const card = standing.cards[position];
  if (card === undefined) throw new RangeError(`nothing is said of card ${position}`);
  return card;
}

/** What is owed on the cards; empty where the bank does not tell. */
export function liabilitiesOf(
  { household }: Life,
  era: Era,
  ledger: readonly Entry[],
): Liability[] {
  if (!household.tellsLiabilities) return [];
  const random = new Random(`liabilities of ${household.seed}`);
  return household.cards.map((card, position) => {
    const standing = standingOf(era, position);
    const key = `card-${position}` as const;
    return {
      key,
      apr: random.int(1699, 2899) / 100,
      minimum: minimumCents(card, standing),
      lastPayment: lastPaymentCents(ledger, key, era.asOf),
      lastStatement: Math.round(owedCents(card, standing) * random.between(0.8, 1.1)),
      isOverdue: standing.overdue,
      due: textOf(era.end + (standing.overdue ? -random.int(3, 9) : random.int(4, 24))),
    };
  });
}

function lastPaymentCents(ledger: readonly Entry[], key: AccountKey, asOf: Day): number | null {
  const payment = ledger.findLast(
    ({ day, account, kind }) => day <= asOf && account === key && kind === 'cardPayment',
  );
  return payment === undefined ? null : -payment.cents;
}
