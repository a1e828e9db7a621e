import { demoAccounts } from './accounts.ts';
import { idOf } from './ids.ts';
import { itemAt } from './random.ts';

/** A demo member, before anything is known of their money. */
export interface Person {
  id: string;
  email: string | null;
  phoneNumber: string | null;
  consenting: boolean;
  /** Whether it is member@spendsense.demo, whose life is written by hand. */
  featured: boolean;
}

const firstNames = `
  amara ben carla dmitri elena farid grace hiro imani jonas keiko liam maya noah olga priya quinn rosa
  samir tess umar vera wes ximena yara zane aisha bruno chloe diego esme felix gita hugo ines jamal
  kira luca mina nico`
  .trim()
  .split(/\s+/);

const lastNames = `
  abbott bauer castillo dubois eklund farrow gupta haddad ivanov jensen kimura lindqvist moreau novak
  okafor patel quigley rossi santos tanaka ueda vargas whitlock xu young zimmer adeyemi brandt costa
  delgado egan fischer greene holloway ibarra joshi keller larsen mbeki nakamura osei`
  .trim()
  .split(/\s+/);

/** With the numbers reserved for fiction they make 1,100 telephone numbers. */
const areaCodes = '202 213 305 312 415 503 512 602 617 720 919'.split(' ');

/** One in ten members has withdrawn consent, this one among them. */
const lastNumber = 199;

/** No two members share one: where the first names begin again, the last names are shifted. */
function emailOf(number: number): string {
  const first = itemAt(firstNames, number % firstNames.length);
  const round = Math.floor(number / firstNames.length);
  const last = itemAt(lastNames, (number * 7 + round) % lastNames.length);
  return `${first}.${last}@example.com`;
}

/** A number reserved for fiction: 555-0100 to 555-0199 in an area code of the United States. */
function phoneOf(number: number): string {
  const area = itemAt(areaCodes, number % areaCodes.length);
  return `+1${area}55501${String(number % 100).padStart(2, '0')}`;
}

function personOf(number: number): Person {
  const phoneOnly = number % 45 === 30;
  // The last member signs in by nothing, so that nobody can delete the mark of a finished seed.
  const hasPhone = phoneOnly || (number % 3 === 1 && number !== lastNumber);
  return {
    id: idOf(`user/${number}`),
    email: phoneOnly ? null : emailOf(number),
    phoneNumber: hasPhone ? phoneOf(number) : null,
    consenting: number % 10 !== 9,
    featured: false,
  };
}

const featured: Person = {
  ...personOf(0),
  email: demoAccounts.find(({ role }) => role === 'user')?.email ?? null,
  phoneNumber: phoneOf(0),
  featured: true,
};

/** The id of member@spendsense.demo. */
export const featuredId = featured.id;

/** The member who is made after all others, so that their end is the mark of a finished seed. */
export const lastId = idOf(`user/${lastNumber}`);

/** So many demo members: member@spendsense.demo first, and always the same one last. */
export function peopleOf(count: number): readonly Person[] {
  const numbers = Array.from({ length: count + 1 }, (_, number) => number)
    .filter((number) => number > 0 && number !== lastNumber)
    .slice(0, count - 2);
  return [featured, ...numbers.map(personOf), personOf(lastNumber)];
}
