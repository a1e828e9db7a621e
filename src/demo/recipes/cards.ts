import type { CreditCard } from '../../db/schema.ts';
import { cents, rate } from '../numbers.ts';
import type { Random } from '../random.ts';

const names = [
  'Visa',
  'Mastercard',
  'Visa Signature',
  'Mastercard World',
  'Discover',
  'Store card',
  null,
];
const limits = [1500, 2500, 3000, 4000, 5000, 6500, 8000, 10_000, 12_000];

/** What is known of a card beside its balance; nulls when the export had no liabilities. */
export type CardFlags = Pick<CreditCard, 'minimumPaymentOnly' | 'interestCharged' | 'isOverdue'>;

const paidInFull: CardFlags = {
  minimumPaymentOnly: false,
  interestCharged: false,
  isOverdue: false,
};
const unknown: CardFlags = { minimumPaymentOnly: null, interestCharged: null, isOverdue: null };

/** Flags that are no sign of strain. */
export const calmFlags = (random: Random): CardFlags =>
  random.chance(0.15) ? unknown : paidInFull;

/** Flags of somebody who carries a balance, at least one of them set. */
export function strainedFlags(random: Random): CardFlags {
  const minimumPaymentOnly = random.chance(0.4);
  return {
    minimumPaymentOnly,
    interestCharged: !minimumPaymentOnly || random.chance(0.6),
    isOverdue: random.chance(0.1),
  };
}

/** A card whose utilisation lies between two fractions. */
export function card(
  random: Random,
  utilization: readonly [min: number, max: number],
  flags: CardFlags,
): CreditCard {
  const limit = random.pick(limits);
  const balance = cents(limit * random.between(...utilization));
  return {
    name: random.pick(names),
    mask: String(random.int(1000, 9999)),
    balance,
    limit,
    utilization: rate(balance / limit),
    ...flags,
  };
}

/** Up to two cards that give no reason for the persona High Utilization. */
export const calmCards = (
  random: Random,
  utilization: readonly [min: number, max: number],
): CreditCard[] =>
  Array.from({ length: random.int(0, 2) }, () => card(random, utilization, calmFlags(random))).sort(
    mostUtilizedFirst,
  );

export const mostUtilizedFirst = (one: CreditCard, other: CreditCard): number =>
  (other.utilization ?? 0) - (one.utilization ?? 0);
