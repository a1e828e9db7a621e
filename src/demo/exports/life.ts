import { Random } from '../random.ts';
import { dayFrom } from './days.ts';
import { drawHousehold } from './drawHousehold.ts';
import type { Household, SavingsAim, Standing } from './household.ts';
import { isIrregular } from './ledger/pay.ts';
import { type ExportPlan, formatsFor, leastDaysBetween } from './plan.ts';
import type { Demands } from './recipes/recipe.ts';
import { recipes } from './recipes/recipes.ts';
import { type Timeline, timelineOf } from './timeline.ts';

/** A household, and how its exports find it. */
export interface Life {
  household: Household;
  timeline: Timeline;
}

/**
 * Invents the household whose exports show these personas, the oldest first.
 * @throws RangeError for a format that cannot show its persona, for exports too close together, and
 * for a persona that comes back: subscriptions that begin anew would be seen before their time
 */
export function lifeOf(seed: string, plans: readonly ExportPlan[]): Life {
  refuseImpossible(plans);
  const demands = new Map(plans.map((plan, index) => [plan, demandsOf(seed, plan, index)]));
  limitGrowth(plans, demands);
  const household = drawHousehold(seed, plans, [...demands.values()]);
  const timeline = timelineOf(
    plans,
    ({ endDay }) => new Random(`age of ${seed} on ${endDay}`).int(1, 3),
    (plan) => standingOf(household, plan, demands.get(plan)),
  );
  return { household, timeline };
}

function refuseImpossible(plans: readonly ExportPlan[]): void {
  for (const [index, plan] of plans.entries()) {
    const { personaId, format, endDay } = plan;
    if (plans.findIndex((other) => other.personaId === personaId) < index) {
      throw new RangeError(`persona ${personaId} comes back`);
    }
    if (!formatsFor(personaId, plans.slice(0, index)).includes(format)) {
      throw new RangeError(`an export as ${format} cannot show persona ${personaId} here`);
    }
    const before = plans[index - 1];
    if (before && dayFrom(endDay) - dayFrom(before.endDay) < leastDaysBetween) {
      throw new RangeError(`less than ${leastDaysBetween} days lie before the export of ${endDay}`);
    }
  }
}

const demandsOf = (seed: string, { personaId, format }: ExportPlan, index: number): Demands =>
  recipes[personaId](new Random(`export ${index} of ${seed} as ${personaId}`), format);

/** Small deposits are growth only where the balance is drawn to suit: for the first aim of a life. */
function limitGrowth(plans: readonly ExportPlan[], demands: Map<ExportPlan, Demands>): void {
  let first = true;
  for (const plan of plans) {
    const wanted = demands.get(plan);
    if (wanted === undefined || wanted.savings === null) continue;
    if (!first && wanted.savings.kind === 'grow') {
      const savings: SavingsAim = { kind: 'build', perMonth: 200 + wanted.savings.perMonth };
      demands.set(plan, { ...wanted, savings });
    }
    first = false;
  }
}

function standingOf(
  household: Household,
  plan: ExportPlan,
  demands: Demands | undefined,
): Standing {
  if (demands === undefined) throw new RangeError('an export without a recipe');
  const random = new Random(`standing of ${household.seed} as ${plan.personaId}`);
  return {
    cards: household.cards.map((_, position) => demands.card(random, position)),
    bufferMonths: demands.bufferMonths(random, isIrregular(household)),
    savings: demands.savings,
  };
}
