import type { Person } from './people.ts';
import type { Runs } from './plans.ts';
import { Random } from './random.ts';

/** Recommendations that await a decision, for each member. */
const pendingPerMember = 1.5;

/** How many of the newest ones of member@spendsense.demo await a decision. */
const featuredPending = 3;

/**
 * How many recommendations of their newest run the operators have not decided yet, by the member's id.
 * They have not come to those that were processed last.
 */
export function undecidedOf(
  members: readonly { person: Person; runs: Runs }[],
): ReadonlyMap<string, number> {
  const youngest = members
    .filter(({ person }) => person.consenting)
    .sort((one, other) => +other.runs.newest.at - +one.runs.newest.at);
  const undecided = new Map<string, number>();
  let left = Math.round(pendingPerMember * members.length);
  const leave = ({ id }: Person, wanted: number) => {
    const count = Math.min(wanted, left);
    undecided.set(id, count);
    left -= count;
  };
  for (const { person } of youngest) if (person.featured) leave(person, featuredPending);
  for (const { person } of youngest) {
    if (!person.featured) leave(person, new Random(`queue of ${person.id}`).int(3, 5));
  }
  return undecided;
}
