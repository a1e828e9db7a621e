import type { Person } from './people.ts';
import { Random } from './random.ts';
import type { Run } from './runs.ts';
import { before, dayMillis } from './times.ts';

/**
 * When a member revoked consent; null for one who did not. It is long enough after the newest run
 * that everything had been decided by then.
 */
export function revocationOf(person: Person, newest: Run): Date | null {
  if (person.consenting) return null;
  const days = new Random(`revocation of ${person.id}`).between(6, 25);
  return before(newest.at, -Math.round(days * dayMillis));
}
