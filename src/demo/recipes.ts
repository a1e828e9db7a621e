import type { CreditCard, PersonaId } from '../db/schema.ts';
import type { Household } from './household.ts';
import { cents, months } from './numbers.ts';
import type { Random } from './random.ts';
import { calmCards, calmFlags, card, mostUtilizedFirst, strainedFlags } from './recipes/cards.ts';
import { recurring, recurringHeavily } from './recipes/merchants.ts';
import { irregularPay, regularPay } from './recipes/pay.ts';
import { anySavings, building, resting } from './recipes/savings.ts';

/** Makes a household that the rules give one persona, out of how much it spends a month. */
type Recipe = (random: Random, monthlySpend: number) => Omit<Household, 'monthlySpend'>;

/** Cards of which at least one is half used, or costs interest. */
function strainedCards(random: Random): CreditCard[] {
  const halfUsed = random.chance(0.88);
  const worst = halfUsed
    ? card(random, [0.52, 0.97], random.chance(0.8) ? strainedFlags(random) : calmFlags(random))
    : card(random, [0.18, 0.46], strainedFlags(random));
  return [worst, ...calmCards(random, [0.05, 0.48])].sort(mostUtilizedFirst);
}

/** Irregular pay alone makes no Variable Income Budgeter: a buffer of a month or more prevents it. */
function payAndBuffer(random: Random, monthlySpend: number) {
  const irregular = random.chance(0.1);
  return {
    pay: irregular ? irregularPay(random, monthlySpend) : regularPay(random, monthlySpend),
    bufferMonths: months(irregular ? random.between(1.1, 4) : random.between(0.4, 3.5)),
  };
}

const highUtilization: Recipe = (random, monthlySpend) => ({
  cards: strainedCards(random),
  merchants: recurring(random, random.int(0, 5)),
  savings: anySavings(random),
  pay: random.chance(0.2) ? irregularPay(random, monthlySpend) : regularPay(random, monthlySpend),
  bufferMonths: months(random.between(0.1, 1.4)),
});

const variableIncome: Recipe = (random, monthlySpend) => ({
  cards: calmCards(random, [0.04, 0.47]),
  merchants: recurring(random, random.int(0, 5)),
  savings: anySavings(random),
  pay: irregularPay(random, monthlySpend),
  bufferMonths: months(random.between(0.05, 0.94)),
});

const subscriptionHeavy: Recipe = (random, monthlySpend) => ({
  cards: calmCards(random, [0.04, 0.47]),
  merchants: recurringHeavily(random),
  savings: anySavings(random),
  ...payAndBuffer(random, monthlySpend),
});

const savingsBuilder: Recipe = (random, monthlySpend) => ({
  cards: calmCards(random, [0.01, 0.27]),
  merchants: recurring(random, random.int(0, 2)),
  savings: building(random),
  ...payAndBuffer(random, monthlySpend),
});

/** Nothing stands out; or much is saved, but a card is 30 % used. */
const balanced: Recipe = (random, monthlySpend) => {
  const saves = random.chance(0.25);
  return {
    cards: saves
      ? [card(random, [0.31, 0.47], calmFlags(random))]
      : calmCards(random, [0.03, 0.47]),
    merchants: recurring(random, random.int(0, 2)),
    savings: saves ? building(random) : resting(random),
    ...payAndBuffer(random, monthlySpend),
  };
};

const recipes: Readonly<Record<PersonaId, Recipe>> = {
  1: highUtilization,
  2: variableIncome,
  3: subscriptionHeavy,
  4: savingsBuilder,
  5: balanced,
};

/** What is left of a household when the file held transactions alone: no balance, no card. */
const transactionsAlone = (household: Household): Household => ({
  ...household,
  cards: [],
  savings: { ...household.savings, balance: null },
  bufferMonths: null,
});

/** Whether the persona can be told from transactions alone: without a card and without growth. */
const standsWithoutBalances = (persona: PersonaId, { savings }: Household): boolean =>
  persona === 3 ||
  (persona === 4 && savings.inflow.in180d >= 1200) ||
  (persona === 5 && savings.inflow.in180d < 1200);

/** A household that the rules give this persona, with gaps of knowledge as exports have them. */
export function householdOf(persona: PersonaId, random: Random): Household {
  const in180d = cents(random.between(1600, 5200));
  const monthlySpend = { in180d, in30d: cents(in180d * random.between(0.85, 1.15)) };
  const whole = { monthlySpend, ...recipes[persona](random, in180d) };
  const household =
    random.chance(0.12) && standsWithoutBalances(persona, whole) ? transactionsAlone(whole) : whole;
  return persona > 2 && random.chance(0.06) ? { ...household, pay: null } : household;
}
