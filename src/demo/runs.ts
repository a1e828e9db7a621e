import type { PersonaId, TraceCriterion } from '../db/schema.ts';
import { criteriaUpTo } from './criteria.ts';
import { featuredRuns } from './featured.ts';
import type { Household } from './household.ts';
import type { Person } from './people.ts';
import { personaShares } from './personas.ts';
import { itemAt, Random } from './random.ts';
import { householdOf } from './recipes.ts';
import { type BothWindows, signalsOf } from './signals.ts';
import { before, dayMillis, dayOf } from './times.ts';

/** One upload that was processed: what it showed, and the persona that came of it. */
export interface Run {
  at: Date;
  personaId: PersonaId;
  signals: BothWindows;
  criteria: TraceCriterion[];
}

/** The processed uploads of a member, the oldest first, and both ends by name. */
export interface Runs {
  all: readonly Run[];
  first: Run;
  newest: Run;
}

interface Plan {
  daysAgo: number;
  personaId: PersonaId;
  household: Household;
}

/** How long the demo data reaches back. */
const historyDays = 118;

/** Many members are new to the operators; those who revoked consent did so after a while. */
function newestRunDaysAgo(random: Random, person: Person): number {
  if (!person.consenting) return random.between(30, historyDays);
  return random.chance(0.44) ? random.between(0.15, 12) : random.between(12, historyDays);
}

/** When a member's uploads were processed, the newest first. */
function daysAgoOfRuns(random: Random, person: Person): number[] {
  const wanted = random.weighted([
    [1, 78],
    [2, 16],
    [3, 6],
  ]);
  const daysAgo: number[] = [];
  let next = newestRunDaysAgo(random, person);
  while (daysAgo.length < wanted && next <= historyDays) {
    daysAgo.push(next);
    next += random.between(18, 45);
  }
  return daysAgo;
}

/** The uploads of a member, the oldest first. No two of them led to the same persona. */
function planRuns(person: Person): Plan[] {
  const random = new Random(`runs of ${person.id}`);
  const left = [...personaShares];
  return daysAgoOfRuns(random, person)
    .reverse()
    .map((daysAgo) => {
      const personaId = random.weighted(left);
      left.splice(
        left.findIndex(([id]) => id === personaId),
        1,
      );
      const household = householdOf(personaId, new Random(`money of ${person.id} as ${personaId}`));
      return { daysAgo, personaId, household };
    });
}

/** The processed uploads of a member, as they lie before `now`. */
export function runsOf(person: Person, now: Date): Runs {
  const plans = person.featured ? featuredRuns : planRuns(person);
  const all = plans.map(({ daysAgo, personaId, household }) => {
    const at = before(now, Math.round(daysAgo * dayMillis));
    const dataAge = new Random(`age of ${person.id} as ${personaId}`).between(0, 3);
    const signals = signalsOf(household, dayOf(before(at, dataAge * dayMillis)));
    const payAmountVariability = household.pay?.amountVariability ?? null;
    const criteria = criteriaUpTo(personaId, { ...signals, payAmountVariability });
    return { at, personaId, signals, criteria };
  });
  return { all, first: itemAt(all, 0), newest: itemAt(all, all.length - 1) };
}
