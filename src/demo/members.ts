import type { UserRow } from '../db/schema.ts';
import { revocationOf } from './consent.ts';
import { filesOf } from './files.ts';
import { undecidedOf } from './pending.ts';
import type { Person } from './people.ts';
import { type Runs, runsOf } from './plans.ts';
import { Random } from './random.ts';
import { type PlannedTicket, ticketOf } from './tickets.ts';
import { before, minuteMillis } from './times.ts';
import { type PlannedUpload, uploadsOf } from './uploads.ts';

/** All that one demo member does, in the order of time. */
export interface DemoMember {
  person: Person;
  /** As it was made, with consent. */
  account: UserRow;
  uploads: readonly PlannedUpload[];
  /** How many recommendations of the newest run await a decision. */
  undecided: number;
  revokedAt: Date | null;
  ticket: PlannedTicket | null;
}

function accountOf(person: Person, { first }: Runs): UserRow {
  const random = new Random(`account of ${person.id}`);
  const createdAt = before(first.at, random.int(90, 20 * 24 * 60) * minuteMillis);
  const consentGrantedAt = before(createdAt, -random.int(1, 30) * minuteMillis);
  return {
    id: person.id,
    email: person.email,
    phoneNumber: person.phoneNumber,
    passwordHash: null,
    oauthProviders: {},
    role: 'user',
    consentStatus: true,
    consentVersion: '1.0',
    consentGrantedAt,
    emailVerifiedAt: null,
    bannedAt: null,
    createdAt,
    updatedAt: consentGrantedAt,
  };
}

/** What the moments of the demo data lie before. */
export interface Clock {
  /** Nothing but the times depends on it. */
  now: Date;
  /** The real time, for what is soon void. */
  present: Date;
}

/** Plans the lives of all demo members. */
export function planMembers(people: readonly Person[], { now, present }: Clock): DemoMember[] {
  const lives = people.map((person) => ({ person, runs: runsOf(person, now) }));
  const undecided = undecidedOf(lives);
  return lives.map(({ person, runs }) => {
    const revokedAt = revocationOf(person, runs.newest);
    return {
      person,
      account: accountOf(person, runs),
      uploads: uploadsOf(person, filesOf(person, runs), runs, revokedAt),
      undecided: undecided.get(person.id) ?? 0,
      revokedAt,
      ticket: ticketOf(person, present),
    };
  });
}
