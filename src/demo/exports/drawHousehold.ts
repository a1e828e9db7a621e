import { Random } from '../random.ts';
import type { CardTraits, Household, PayStyle, Savings } from './household.ts';
import {
  bills,
  clients,
  employers,
  type Offer,
  type Subscription,
  subscriptions,
} from './merchants.ts';
import type { ExportPlan } from './plan.ts';
import type { Demands } from './recipes/recipe.ts';

const cardNames = ['Visa', 'Mastercard', 'Visa Signature', 'Mastercard World', 'Everyday Card'];
const limits = [1500, 2500, 3000, 4000, 5000, 6500, 8000, 10_000, 12_000];

const regularStyles = [
  ['weekly', 15],
  ['biweekly', 45],
  ['semimonthly', 20],
  ['monthly', 20],
] as const;
const irregularStyles = [
  ['seldom', 35],
  ['uneven', 65],
] as const;

/** Draws what lasts, so that all demands can be met. */
export function drawHousehold(
  seed: string,
  plans: readonly ExportPlan[],
  demands: readonly Demands[],
): Household {
  const random = new Random(`household ${seed}`);
  return {
    seed,
    scale: random.between(0.65, 1.55),
    purchasesADay: random.between(1.5, 2.35),
    pay: drawPay(random, plans, demands),
    cards: drawCards(random, demands),
    cardShare: random.between(0.15, 0.6),
    tellsLiabilities: demands.some(({ needsCard }) => needsCard) || random.chance(0.8),
    savings: drawSavings(random, plans, demands),
    ...drawSubscriptions(random, plans),
    hasCarLoan: random.chance(0.25),
  };
}

function drawPay(
  random: Random,
  plans: readonly ExportPlan[],
  demands: readonly Demands[],
): Household['pay'] {
  const mustVary = demands.some(({ needsIrregularPay }) => needsIrregularPay);
  const varies = mustVary || random.chance(0.1);
  const isUnseen = !mustVary && random.chance(0.06) && plans.every((plan) => plan.personaId > 2);
  if (isUnseen) return null;
  const style: PayStyle = random.weighted<PayStyle>(varies ? irregularStyles : regularStyles);
  return { style, from: varies ? random.sample(clients, 3) : random.sample(employers, 1) };
}

function drawCards(random: Random, demands: readonly Demands[]): CardTraits[] {
  const count = random.weighted([
    [0, 20],
    [1, 40],
    [2, 28],
    [3, 12],
  ]);
  const least = demands.some(({ needsCard }) => needsCard) ? 1 : 0;
  return random.sample(cardNames, Math.max(count, least)).map((name) => ({
    name,
    mask: String(random.int(1000, 9999)),
    limit: random.pick(limits),
  }));
}

function drawSavings(
  random: Random,
  plans: readonly ExportPlan[],
  demands: readonly Demands[],
): Savings {
  const aims = demands.flatMap(({ savings }) => savings ?? []);
  const [first] = aims;
  const mustSave = aims.some(({ kind }) => kind !== 'rest');
  const kept = random.weighted<Savings['kept']>([
    ['here', 70],
    ['elsewhere', 15],
    ['nowhere', mustSave ? 0 : 15],
  ]);
  if (first?.kind === 'grow') {
    const usualCents = 100 * first.perMonth;
    return { kept: 'here', usualCents, openingCents: Math.round((6 * usualCents) / first.growth) };
  }
  if (first?.kind === 'rest') {
    // Without a list of accounts a withdrawal would look like a deposit.
    const shrinks = plans.every(({ format }) => format === 'json') && random.chance(0.35);
    const dollars = random.int(10, 25);
    const openingCents = 100 * dollars * random.int(430, 1000);
    return { kept, usualCents: 100 * (shrinks ? -2 * dollars : dollars), openingCents };
  }
  const perMonth = first?.kind === 'build' ? first.perMonth : random.int(20, 350);
  const openingCents = 100 * random.int(500, 14_000);
  return { kept, usualCents: 100 * perMonth, openingCents };
}

/** What few subscriptions may cost together, where many have been cancelled before. */
const fewDollars = 44;

function drawSubscriptions(
  random: Random,
  plans: readonly ExportPlan[],
): Pick<Household, 'usual' | 'heavy'> {
  const few = plans.some(({ personaId }) => personaId > 3);
  const heavyFirst = plans.findIndex(({ personaId }) => personaId === 3);
  const cancels = heavyFirst >= 0 && plans.slice(heavyFirst).some(({ personaId }) => personaId > 3);
  const usual = !few
    ? priced(random, random.sample([...bills, ...subscriptions], random.int(1, 5)))
    : cancels || random.chance(0.25)
      ? cheap(random, cancels ? 2 : 4)
      : priced(random, random.sample([...bills, ...subscriptions], random.int(0, 2)));
  const taken = new Set(usual.map(({ merchant }) => merchant));
  const rest = subscriptions.filter(([merchant]) => !taken.has(merchant));
  for (;;) {
    const heavy = priced(random, random.sample(rest, random.int(3, 7)));
    if (monthlyCents(heavy) >= 5800) return { usual, heavy };
  }
}

const priced = (random: Random, offers: readonly Offer[]): Subscription[] =>
  offers.map(([merchant, kind, everyDays, least, most]) => ({
    merchant,
    kind,
    everyDays,
    cents: Math.round(100 * random.between(least, most)),
  }));

/** A few that together cost less than anybody would notice. */
function cheap(random: Random, most: number): Subscription[] {
  const offers = subscriptions.filter(([, , everyDays]) => everyDays === 30);
  const chosen = priced(random, random.sample(offers, random.int(0, most)));
  while (monthlyCents(chosen) > 100 * fewDollars) chosen.pop();
  return chosen;
}

const monthlyCents = (list: readonly Subscription[]): number =>
  list.reduce((sum, { cents, everyDays }) => sum + cents * (everyDays === 7 ? 4 : 1), 0);
