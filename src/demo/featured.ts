import type { PersonaId } from '../db/schema.ts';
import type { Household } from './household.ts';

const pay: Household['pay'] = {
  frequency: 'biweekly',
  medianGapDays: 14,
  gapVariability: 0.0412,
  amountVariability: 0.0631,
  averageMonthly: { in30d: 3890.4, in180d: 3812.66 },
};

const lightlyUsedCard: Household['cards'][number] = {
  name: 'Mastercard',
  mask: '8810',
  balance: 640.18,
  limit: 4000,
  utilization: 0.16,
  minimumPaymentOnly: false,
  interestCharged: false,
  isOverdue: false,
};

const balancedSpring: Household = {
  monthlySpend: { in30d: 3104.22, in180d: 3050.75 },
  merchants: [
    { name: 'Corner Gym', monthlyAmount: 39.99, cadence: 'monthly' },
    { name: 'Lumen Streaming', monthlyAmount: 15.49, cadence: 'monthly' },
  ],
  savings: { inflow: { in30d: 25, in180d: 110 }, balance: 6910.35 },
  cards: [lightlyUsedCard],
  pay,
  bufferMonths: 1.32,
};

const manySubscriptions: Household = {
  monthlySpend: { in30d: 3420.61, in180d: 3188.09 },
  merchants: [
    { name: 'Fresh Crate Meals', monthlyAmount: 118.4, cadence: 'weekly' },
    { name: 'Corner Gym', monthlyAmount: 39.99, cadence: 'monthly' },
    { name: 'Pixel Suite', monthlyAmount: 29.99, cadence: 'monthly' },
    { name: 'Lumen Streaming', monthlyAmount: 15.49, cadence: 'monthly' },
    { name: 'Tonebox Music', monthlyAmount: 10.99, cadence: 'monthly' },
  ],
  savings: { inflow: { in30d: -120, in180d: 40 }, balance: 6790.35 },
  cards: [{ ...lightlyUsedCard, balance: 1312.4, utilization: 0.3281 }],
  pay,
  bufferMonths: 0.94,
};

const heavilyUsedCard: Household = {
  monthlySpend: { in30d: 3655.18, in180d: 3402.57 },
  merchants: manySubscriptions.merchants.slice(0, 4),
  savings: { inflow: { in30d: -350, in180d: -820 }, balance: 5240.35 },
  cards: [
    {
      name: 'Visa',
      mask: '4523',
      balance: 3400,
      limit: 5000,
      utilization: 0.68,
      minimumPaymentOnly: false,
      interestCharged: true,
      isOverdue: false,
    },
    { ...lightlyUsedCard, balance: 1124.9, utilization: 0.2812 },
  ],
  pay,
  bufferMonths: 0.61,
};

/** One upload of member@spendsense.demo. */
export interface FeaturedRun {
  daysAgo: number;
  personaId: PersonaId;
  household: Household;
}

/** The uploads of member@spendsense.demo, the oldest first: a home screen with something to see. */
export const featuredRuns: readonly FeaturedRun[] = [
  { daysAgo: 108, personaId: 5, household: balancedSpring },
  { daysAgo: 55, personaId: 3, household: manySubscriptions },
  { daysAgo: 4.6, personaId: 1, household: heavilyUsedCard },
];

/** How many of the newest run's recommendations still await a decision. */
export const featuredPending = 3;
