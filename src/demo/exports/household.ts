import type { Subscription } from './merchants.ts';

export type PayStyle = 'weekly' | 'biweekly' | 'semimonthly' | 'monthly' | 'seldom' | 'uneven';

/** What lasts while personas come and go. */
export interface Household {
  /** Names the household's streams of chance and its ids. */
  seed: string;
  /** How expensive this life is: 1 is average. */
  scale: number;
  /** Purchases on a weekday. */
  purchasesADay: number;
  /** How the household is paid; null when pay goes to another bank. */
  pay: { style: PayStyle; from: readonly string[] } | null;
  cards: readonly CardTraits[];
  /** Which part of the purchases is put on the first card. */
  cardShare: number;
  /** Whether the bank tells what is owed on cards beside their balances. */
  tellsLiabilities: boolean;
  savings: Savings;
  /** Paid by the month all the time. */
  usual: readonly Subscription[];
  /** Paid while the household is Subscription-Heavy. */
  heavy: readonly Subscription[];
  hasCarLoan: boolean;
}

export interface CardTraits {
  name: string;
  mask: string;
  limit: number;
}

export interface Savings {
  /** `elsewhere`: only the transfers to it are seen, on the checking account. */
  kept: 'here' | 'elsewhere' | 'nowhere';
  /** What is put aside every 30 days, in cents; negative when it is taken out. */
  usualCents: number;
  /** The balance at the beginning of the history. */
  openingCents: number;
}

/** How a household stands on the day of an export. */
export interface Standing {
  /** One for each card of the household. */
  cards: readonly CardStanding[];
  /** Money in checking against the average spending of a month. */
  bufferMonths: number;
  savings: SavingsAim | null;
}

export interface CardStanding {
  utilization: number;
  interest: boolean;
  minimumOnly: boolean;
  overdue: boolean;
}

/** What the savings of the last 180 days must have come to. */
export type SavingsAim =
  /** So many dollars a month, at least. */
  | { kind: 'build'; perMonth: number }
  /** By so much, with few dollars: the balance is small enough. */
  | { kind: 'grow'; perMonth: number; growth: number }
  /** Next to nothing, or less. */
  | { kind: 'rest' };
