import type { PersonaId } from '../db/schema.ts';
import { type ExportPlan, formatsFor, leastDaysBetween } from './exports/plan.ts';
import type { Person } from './people.ts';
import { itemAt, Random } from './random.ts';
import { before, dayMillis, dayOf, hourMillis } from './times.ts';

/** An export that a member uploads, and the moment at which it has been processed. */
export interface Run {
  at: Date;
  plan: ExportPlan;
}

/** A member's runs, the oldest first, and both ends by name. */
export interface Runs {
  all: readonly Run[];
  first: Run;
  newest: Run;
}

/** How common each persona is among the demo members, in percent. */
const personaShares: readonly (readonly [PersonaId, number])[] = [
  [1, 26],
  [2, 15],
  [3, 23],
  [4, 18],
  [5, 18],
];

/** How long the demo data reaches back. */
const historyDays = 118;

/** How old an export may be when it is sent. */
const oldestDays = 3;

/** Whoever sends a faulty file first does so less than an hour before; the export is as old as that. */
const firstTryMillis = hourMillis;

/** The runs of member@spendsense.demo, as the exports of that member are written by hand. */
const featuredRuns = [
  { daysAgo: 107.4, personaId: 5 },
  { daysAgo: 54.6, personaId: 3 },
  { daysAgo: 4.6, personaId: 1 },
] as const;

/** Many members are new to the operators; those who revoked consent did so after a while. */
function newestRunDaysAgo(random: Random, person: Person): number {
  if (!person.consenting) return random.between(30, historyDays);
  return random.chance(0.44) ? random.between(0.15, 12) : random.between(12, historyDays);
}

/** When a member's uploads were processed, the oldest first. */
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
    next += random.between(leastDaysBetween + oldestDays, 60);
  }
  return daysAgo.reverse();
}

/** No persona comes twice, and each export is in a format that can show it. */
function drawRuns(person: Person, now: Date): Run[] {
  const random = new Random(`runs of ${person.id}`);
  const left = [...personaShares];
  const plans: ExportPlan[] = [];
  return daysAgoOfRuns(random, person).map((daysAgo) => {
    const at = before(now, Math.round(daysAgo * dayMillis));
    const personaId = random.weighted(left);
    left.splice(
      left.findIndex(([id]) => id === personaId),
      1,
    );
    const formats = formatsFor(personaId, plans);
    const wanted = random.chance(0.45) ? 'csv' : 'json';
    const format = formats.includes(wanted) ? wanted : itemAt(formats, 0);
    const ageDays = random.int(0, oldestDays);
    const endDay = dayOf(before(at, ageDays * dayMillis + firstTryMillis));
    const plan = { endDay, personaId, format };
    plans.push(plan);
    return { at, plan };
  });
}

const makeFeaturedRuns = (now: Date): Run[] =>
  featuredRuns.map(({ daysAgo, personaId }) => {
    const at = before(now, Math.round(daysAgo * dayMillis));
    return { at, plan: { endDay: dayOf(at), personaId, format: 'json' } };
  });

/** The runs of a member, as they lie before `now`. */
export function runsOf(person: Person, now: Date): Runs {
  const all = person.featured ? makeFeaturedRuns(now) : drawRuns(person, now);
  return { all, first: itemAt(all, 0), newest: itemAt(all, all.length - 1) };
}
