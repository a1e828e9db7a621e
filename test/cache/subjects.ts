import { eq } from 'drizzle-orm';
import { type UserRow, userProfiles } from '../../src/db/schema.ts';
import { type Answer, type Person, personAt } from '../harness/client.ts';
import { sampleSignals } from '../harness/samples.ts';
import type { GatewayPair } from './gatewayPair.ts';
import { Ledger, type Strictness } from './ledger.ts';

/** The gateway that a request is sent to. */
export type GatewayIndex = 0 | 1;

/** A member whose every write makes a version that a read can tell. */
export interface Subject {
  id: string;
  /** Sends a query. @returns what is wrong with the answer: an error, or something stale */
  read(gateway: GatewayIndex, strictness?: Strictness): Promise<string | null>;
  /** Makes the next version. @returns how long it took, in milliseconds. @throws when it fails */
  write(gateway: GatewayIndex): Promise<number>;
}

/** What is read of Home. */
export interface Home {
  me: {
    consentStatus: boolean;
    consentVersion: string;
    profile: { personaName: string; signals30d: { windowDays: number } } | null;
    recommendations: { totalCount: number };
  };
}

type People = readonly [Person, Person];

/** One account signed in once, known to both gateways. */
export async function atBoth({ beds }: GatewayPair, user: Pick<UserRow, 'id'>): Promise<People> {
  const person = await beds[0].as(user);
  return [person, personAt(beds[1].url, person)];
}

function must<Data>({ data, status, text }: Answer<Data>): Data {
  if (status !== 200 || data === null || text.includes('"errors"')) {
    throw new Error(`status ${status}: ${text}`);
  }
  return data;
}

type View = (home: Home['me'], version: number) => boolean;

function subject(
  id: string,
  ledger: Ledger,
  ask: (gateway: GatewayIndex) => Promise<Answer<Home>>,
  views: readonly View[],
  make: (gateway: GatewayIndex, version: number) => Promise<unknown>,
): Subject {
  return {
    id,
    read: async (gateway, strictness = 'all') => {
      const reading = ledger.beginReading(gateway, strictness);
      const { data, status, text } = await ask(gateway);
      if (status !== 200 || data === null || text.includes('"errors"')) {
        return `a read answered ${status}: ${text}`;
      }
      const faults = views.map((shows) => reading.check((version) => shows(data.me, version)));
      return faults.find((fault) => fault !== null) ?? null;
    },
    write: (gateway) =>
      ledger.write(gateway, async (version) => {
        await make(gateway, version);
      }),
  };
}

/** Version n: n approved recommendations. Written by an operator, read by Home. */
export async function reviewedMember(pair: GatewayPair, operators: People): Promise<Subject> {
  const [{ given }] = pair.beds;
  const { id } = await given.member();
  const members = await atBoth(pair, { id });
  return subject(
    id,
    new Ledger('recommendations'),
    (gateway) => members[gateway].run<Home>('Home'),
    [(me, version) => me.recommendations.totalCount === version],
    async (gateway) => {
      const { id: pending } = await given.recommendation(id);
      must(await operators[gateway].run('Approve', { id: pending }));
    },
  );
}

/** Version n: a persona and signals that bear the number. Written by the domain, read by Home. */
export async function profiledMember(pair: GatewayPair): Promise<Subject> {
  const { id } = await pair.beds[0].given.member();
  const members = await atBoth(pair, { id });
  return subject(
    id,
    new Ledger('profile'),
    (gateway) => members[gateway].run<Home>('Home'),
    [
      (me, version) => me.profile?.personaName === personaOf(version),
      (me, version) => me.profile?.signals30d.windowDays === 30 + version,
    ],
    (gateway, version) =>
      pair.beds[gateway].gateway.services.writes.run(async (tx, touched) => {
        const signals30d = { ...sampleSignals(30), windowDays: 30 + version };
        const change = { personaName: personaOf(version), signals30d };
        await tx.update(userProfiles).set(change).where(eq(userProfiles.userId, id));
        touched.account(id);
        touched.signals(id);
      }),
  );
}

const personaOf = (version: number) => (version === 0 ? 'High Utilization' : `Persona ${version}`);

const consentQuery =
  '{ me { consentStatus consentVersion recommendations(first: 1) { totalCount } } }';

/** Odd versions have revoked, even ones have granted the terms `v{n}`; one recommendation shows. */
export async function consentingMember(pair: GatewayPair): Promise<Subject> {
  const [{ given }] = pair.beds;
  const { id } = await given.user({ consentVersion: 'v0' });
  await given.recommendation(id, { status: 'approved', approvedAt: new Date() });
  const members = await atBoth(pair, { id });
  return subject(
    id,
    new Ledger('consent'),
    (gateway) => members[gateway].send<Home>(consentQuery),
    [
      (me, version) =>
        me.consentStatus === (version % 2 === 0) &&
        me.consentVersion === `v${version - (version % 2)}`,
      (me, version) => me.recommendations.totalCount === 1 - (version % 2),
    ],
    async (gateway, version) =>
      must(
        version % 2 === 0
          ? await members[gateway].run('GrantConsent', { version: `v${version}` })
          : await members[gateway].run('RevokeConsent'),
      ),
  );
}

/** The terms that `consentingMember` accepts, as CONSENT_VERSIONS. */
export const consentVersions = Array.from({ length: 500 }, (_, index) => `v${2 * index}`).join(',');
