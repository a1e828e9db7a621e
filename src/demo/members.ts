import type {
  PersonaHistoryRow,
  ProfileRow,
  RecommendationRow,
  UploadRow,
  UserRow,
} from '../db/schema.ts';
import { revocationOf } from './consent.ts';
import { decide } from './decisions.ts';
import { type Draft, draftsOf } from './drafts.ts';
import { featuredPending } from './featured.ts';
import { idOf } from './ids.ts';
import { choosePending } from './pending.ts';
import { type Person, people } from './people.ts';
import { personaNames } from './personas.ts';
import { Random } from './random.ts';
import { type Run, type Runs, runsOf } from './runs.ts';
import { before, minuteMillis } from './times.ts';
import { uploadsOf } from './uploads.ts';

/** Everything of one demo account. */
export interface DemoRows {
  user: UserRow;
  /** Null without consent. */
  profile: ProfileRow | null;
  history: PersonaHistoryRow[];
  recommendations: RecommendationRow[];
  uploads: UploadRow[];
}

/** How many recommendations await a decision. */
const pendingCount = 300;

function userOf(person: Person, runs: Runs, revokedAt: Date | null): UserRow {
  const random = new Random(`account of ${person.id}`);
  const createdAt = before(runs.first.at, random.int(90, 20 * 24 * 60) * minuteMillis);
  const grantedAt = before(createdAt, -random.int(1, 30) * minuteMillis);
  return {
    id: person.id,
    email: person.email,
    phoneNumber: person.phoneNumber,
    passwordHash: null,
    oauthProviders: {},
    role: 'user',
    consentStatus: person.consenting,
    consentVersion: '1.0',
    consentGrantedAt: person.consenting || revokedAt !== null ? grantedAt : null,
    emailVerifiedAt: null,
    bannedAt: null,
    createdAt,
    updatedAt: revokedAt ?? grantedAt,
  };
}

const historyOf = (person: Person, { at, personaId, signals }: Run): PersonaHistoryRow => ({
  id: idOf(`history/${person.id}/${personaId}`),
  userId: person.id,
  personaId,
  personaName: personaNames[personaId],
  assignedAt: at,
  signals,
});

const profileOf = (person: Person, { at, personaId, signals }: Run): ProfileRow => ({
  id: idOf(`profile/${person.id}`),
  userId: person.id,
  personaId,
  personaName: personaNames[personaId],
  ...signals,
  updatedAt: at,
});

interface Life {
  person: Person;
  runs: Runs;
  drafts: Draft[];
}

/** The ids of all that is pending: a fixed number of the featured member's, the rest of others'. */
function pendingOf(lives: readonly Life[]): Set<string> {
  const draftsWhere = (belongs: (person: Person) => boolean) =>
    lives.filter(({ person }) => belongs(person)).flatMap(({ drafts }) => drafts);
  const featured = draftsWhere((person) => person.featured);
  const others = draftsWhere((person) => person.consenting && !person.featured);
  return new Set([
    ...choosePending(featured, featuredPending),
    ...choosePending(others, pendingCount - featuredPending),
  ]);
}

/** All demo members as they are at `now`; nothing but the times depends on it. */
export function makeMembers(now: Date): DemoRows[] {
  const lives: Life[] = people.map((person) => {
    const runs = runsOf(person, now);
    return { person, runs, drafts: draftsOf(person, runs) };
  });
  const pending = pendingOf(lives);
  return lives.map(({ person, runs, drafts }) => {
    const revokedAt = revocationOf(person, runs.newest);
    return {
      user: userOf(person, runs, revokedAt),
      profile: revokedAt === null ? profileOf(person, runs.newest) : null,
      history: runs.all.map((run) => historyOf(person, run)),
      recommendations: drafts.map((draft) =>
        decide(draft, pending.has(draft.recommendation.id), now),
      ),
      uploads: uploadsOf(person, runs, { now, revokedAt }),
    };
  });
}
