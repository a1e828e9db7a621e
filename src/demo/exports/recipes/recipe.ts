import type { FileType } from '../../../db/schema.ts';
import type { Random } from '../../random.ts';
import type { CardStanding, SavingsAim } from '../household.ts';

/** What one persona asks of a household on the day of an export. */
export interface Demands {
  needsCard: boolean;
  needsIrregularPay: boolean;
  savings: SavingsAim | null;
  /** How a card stands; the first one is asked for first. */
  card: (random: Random, position: number) => CardStanding;
  /** Months that the money in checking lasts. */
  bufferMonths: (random: Random, irregularPay: boolean) => number;
}

/** Makes the demands of a persona, as varied as the ways that lead to it. */
export type Recipe = (random: Random, format: FileType) => Demands;

/** A card that gives no reason for High Utilization. */
export const calmCard = (random: Random, least: number, most: number): CardStanding => ({
  utilization: random.between(least, most),
  interest: false,
  minimumOnly: false,
  overdue: false,
});

/** Irregular pay alone makes no Variable Income Budgeter: a buffer of a month or more prevents it. */
export const safeBuffer = (random: Random, irregularPay: boolean): number =>
  irregularPay ? random.between(1.2, 4) : random.between(0.4, 3.5);

/** More than $200 a month, which alone makes a Savings Builder. */
export const build = (random: Random): SavingsAim => ({
  kind: 'build',
  perMonth: random.int(215, 640),
});
