/**
 * Every key of Redis and its lifetime: the documented table, and nothing else knows a key.
 *
 * Two are additions: `lease:{key}`, the right to fill `{key}`, given at a miss (see readThrough.ts), and
 * the presence of operators (see claims.ts).
 */
const minutes = (count: number) => count * 60;
const hours = (count: number) => minutes(count * 60);
const days = (count: number) => hours(count * 24);

/** How a family's values are written: stamped JSON, or the documented JSON as it is. */
export type Format = { kind: 'stamped'; version: number } | { kind: 'plain' };

/** A kind of cached value: where it is, how long it lives, how it is written. */
export interface Family {
  name: FamilyName;
  ttlSeconds: number;
  format: Format;
  key(id: string): string;
}

/** A family with the way back from JSON to its value. */
export interface CachedFamily<Value> extends Family {
  /** @throws anything when the data has another shape: it counts as unreadable */
  revive(data: unknown): Value;
}

export const familyNames = ['profile', 'recommendations', 'signals', 'session'] as const;
export type FamilyName = (typeof familyNames)[number];

const family = (name: FamilyName, ttlSeconds: number, format: Format): Family => ({
  name,
  ttlSeconds,
  format,
  key: (id) => `${name}:${id}`,
});

export const families = {
  /** The account's own fields and the profile row without its signals. By user id. */
  profile: family('profile', minutes(5), { kind: 'stamped', version: 2 }),
  /** The newest 100 approved and the total. By user id. */
  recommendations: family('recommendations', hours(1), { kind: 'stamped', version: 1 }),
  /** `{signals30d, signals180d}`. By user id. */
  signals: family('signals', hours(24), { kind: 'stamped', version: 1 }),
  /** `{user_id, role, last_used_at}`. By session id. */
  session: family('session', days(30), { kind: 'plain' }),
} as const;

/** A revoked access token, for as long as it would have lived. By the token's `jti`. */
export const blacklistKey = (tokenId: string) => `blacklist:token:${tokenId}`;

/** What is counted within an hour: failed logins by address, codes by phone, requests by user. */
export const limitNames = ['login', 'sms', 'api'] as const;
export type LimitName = (typeof limitNames)[number];
export const limitPrefix = (name: LimitName) => `ratelimit:${name}`;
export const limitKey = (name: LimitName, id: string) => `${limitPrefix(name)}:${id}`;
export const limitSeconds = hours(1);

/** The hash of the code that was sent last. By phone number. */
export const codeKey = (phoneNumber: string) => `verify:${phoneNumber}`;
/** How often a code was guessed wrong; a new code does not reset it. By phone number. */
export const codeAttemptsKey = (phoneNumber: string) => `verify:attempts:${phoneNumber}`;
export const codeSeconds = minutes(10);
export const maxCodeAttempts = 3;

/** Who may fill a key, and for how long the right holds: longer than a healthy query, no more. */
export const leaseKey = (key: string) => `lease:${key}`;
export const leaseMillis = 3000;

/**
 * Who has which recommendation open: a hash, because what is looked at is few and asked for together.
 * Each claim carries its own end; the key ends with the last of them.
 */
export const presenceKey = 'presence:recommendations';
export const presenceSeconds = minutes(2);
/** How many an operator has open at once; one more ends the claim that was renewed longest ago. */
export const maxPresences = 10;

/** Never written: deleting it shows that Redis answers and takes writes. */
export const probeKey = leaseKey('probe');

/**
 * Channels on which gateways tell each other that something has changed: nothing is stored, and a
 * message says no more than that. Whoever hears it reads anew.
 */
export const channels = {
  /** An upload's status. By upload id. */
  upload: (uploadId: string) => `events:upload:${uploadId}`,
  /** The session's end, or a change of its account's role. By session id. */
  session: (sessionId: string) => `events:session:${sessionId}`,
  /** Which recommendations a member sees. By user id. */
  recommendations: (userId: string) => `events:recommendations:${userId}`,
  /** Which recommendations wait for a decision. */
  reviewQueue: 'events:review',
  /** Who has the recommendation open. By recommendation id. */
  recommendation: (recommendationId: string) => `events:recommendation:${recommendationId}`,
  /** Who has any recommendation open. */
  presence: 'events:presence',
} as const;
