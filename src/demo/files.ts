import { exportsOf } from './exports/exports.ts';
import { faultyExportOf } from './exports/faulty.ts';
import { featuredExports } from './exports/featured.ts';
import type { Export } from './exports/plan.ts';
import type { Person } from './people.ts';
import type { Runs } from './plans.ts';
import { itemAt } from './random.ts';

/** A member's files, each made when it is asked for. */
export interface Files {
  /** The export of a run. */
  ofRun(index: number): Export;
  /** One that is refused. */
  faulty(): Export;
}

const seedOf = (person: Person) => (person.featured ? 'featured member' : `member ${person.id}`);

function exportsOfRuns(person: Person, { all }: Runs): Export[] {
  const plans = all.map(({ plan }) => plan);
  if (!person.featured) return exportsOf(seedOf(person), plans);
  const endDayOf = (index: number) => itemAt(plans, index).endDay;
  return featuredExports([endDayOf(0), endDayOf(1), endDayOf(2)]);
}

/** Nothing is kept: all files of all members would fill the memory. */
export const filesOf = (person: Person, runs: Runs): Files => ({
  ofRun: (index) => itemAt(exportsOfRuns(person, runs), index),
  faulty: () => faultyExportOf(seedOf(person), runs.first.plan.endDay),
});
