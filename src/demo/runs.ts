import type { PersonaId, TraceCriterion } from '../db/schema.ts';
import { criteriaUpTo } from './criteria.ts';
import { featuredRuns } from './featured.ts';
import type { Household } from './household.ts';
import type { Person } from './people.ts';
import { personaShares } from './personas.ts';
import { Random } from './random.ts';
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

interface Plan {
  daysAgo: number;
  personaId: PersonaId;
  household: Household;
}

/** How long the demo data reaches back. */
const historyDays = 118;

/** Every third member who consents is new to the operators; who revoked did so after a while. */
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
  const daysAgo = [newestRunDaysAgo(random, person)];
  for (let last = daysAgo[0] ?? 0; daysAgo.length < wanted; daysAgo.push(last)) {
    last += random.between(18, 45);
    if (last > historyDays) break;
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

/** The processed uploads of a member, the oldest first, as they lie before `now`. */
export function runsOf(person: Person, now: Date): Run[] {
  const plans = person.featured ? featuredRuns : planRuns(person);
  return plans.map(({ daysAgo, personaId, household }) => {
    const at = before(now, Math.round(daysAgo * dayMillis));
    const dataAge = new Random(`age of ${person.id} as ${personaId}`).between(0, 3);
    const signals = signalsOf(household, dayOf(before(at, dataAge * dayMillis)));
    const payAmountVariability = household.pay?.amountVariability ?? null;
    const criteria = criteriaUpTo(personaId, { ...signals, payAmountVariability });
    return { at, personaId, signals, criteria };
  });
}
