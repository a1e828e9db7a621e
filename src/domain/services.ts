import type { Blacklist } from '../cache/blacklist.ts';
import type { Claims } from '../cache/claims.ts';
import type { Codes } from '../cache/codes.ts';
import type { Events } from '../cache/events.ts';
import type { LimitName } from '../cache/keys.ts';
import type { Limiter } from '../cache/limiter.ts';
import type { ReadThrough } from '../cache/readThrough.ts';
import type { SessionCache } from '../cache/sessionCache.ts';
import type { CacheStats } from '../cache/stats.ts';
import type { Subscriber } from '../cache/subscriber.ts';
import type { Voids } from '../cache/voids.ts';
import type { Database } from '../db/pool.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { IdentityProviders } from '../oauth/providers.ts';
import type { SmsSender } from '../sms/smsSender.ts';
import type { ObjectStore } from '../storage/objectStore.ts';
import type { Buckets } from '../storageSettings.ts';
import type { Logger } from '../telemetry/logger.ts';
import { AccessTokens } from './accessTokens.ts';
import { AccountDeletion } from './accountDeletion.ts';
import { Accounts } from './accounts.ts';
import { Administration } from './administration.ts';
import { ApiLimit } from './apiLimit.ts';
import { Audit } from './audit.ts';
import { Authenticator } from './authenticate.ts';
import { Changes } from './changes.ts';
import { Cleanup } from './cleanup.ts';
import { Consent } from './consent.ts';
import { DirectUploads } from './directUploads.ts';
import { DownloadLinks } from './downloadLinks.ts';
import { FileDeletion } from './fileDeletion.ts';
import { Identities } from './identities.ts';
import { LoginLimit } from './loginLimit.ts';
import { MemberExports } from './memberExport.ts';
import { OauthFlows } from './oauthFlows.ts';
import { PasswordChange } from './passwordChange.ts';
import { Phones } from './phones.ts';
import { Presence } from './presence.ts';
import { RefreshTokens } from './refreshTokens.ts';
import { Review } from './review.ts';
import { installationSecret } from './secrets.ts';
import { Sessions } from './sessions.ts';
import { SmsCodes } from './smsCodes.ts';
import { UploadCleanup } from './uploadCleanup.ts';
import { UploadCompletion } from './uploadCompletion.ts';
import { UploadTickets } from './uploadTickets.ts';
import { Writes } from './writes.ts';

/** What the domain stands on. */
export interface Foundations {
  db: Database;
  jobs: Jobs;
  readThrough: ReadThrough;
  voids: Voids;
  events: Events;
  subscriber: Subscriber;
  blacklist: Blacklist;
  sessionCache: SessionCache;
  claims: Claims;
  codes: Codes;
  limiters: Readonly<Record<LimitName, Limiter>>;
  cacheStats: CacheStats;
  smsSender: SmsSender;
  identityProviders: IdentityProviders;
  store: ObjectStore;
  logger: Logger;
  rules: Rules;
  /** The clock; tests move it. */
  now: () => Date;
}

/** What the configuration says of the domain's rules. */
export interface Rules {
  /** The Ed25519 key that signs access tokens, as PKCS#8 PEM; other secrets are derived from it. */
  privateKeyPem: string;
  tokens: { issuer: string; accessTtlSeconds: number };
  limits: {
    loginFailuresPerHour: number;
    smsCodesPerHour: { phone: number; address: number };
    requestsPerHour: { member: number; staff: number; anonymous: number };
  };
  acceptedConsentVersions: readonly string[];
  buckets: Buckets;
}

export type Services = ReturnType<typeof createServices>;

/** How accounts are signed in to. */
function createSignIn(foundations: Foundations, shared: { audit: Audit; writes: Writes }) {
  const { db, blacklist, limiters, codes, rules, now } = foundations;
  const { privateKeyPem, limits } = rules;
  const { issuer, accessTtlSeconds: ttlSeconds } = rules.tokens;
  const tokens = new AccessTokens({ privateKeyPem, issuer, ttlSeconds });
  const secret = installationSecret(privateKeyPem);
  const refreshTokens = new RefreshTokens(secret);
  const sessions = new Sessions({ db, ...shared, tokens, refreshTokens, now });
  const loginLimit = new LoginLimit(limiters.login, limits.loginFailuresPerHour, shared.audit);
  const smsCodes = new SmsCodes({
    codes,
    limiter: limiters.sms,
    sender: foundations.smsSender,
    audit: shared.audit,
    secret,
    codesPerHour: limits.smsCodesPerHour,
    now,
  });
  const { identityProviders: providers } = foundations;
  const oauthFlows = new OauthFlows({ db, providers, audit: shared.audit, secret, now });
  const common = { db, ...shared, sessions, loginLimit, now };
  return {
    tokens,
    sessions,
    smsCodes,
    oauthFlows,
    accounts: new Accounts({ ...common, blacklist }),
    passwordChange: new PasswordChange(common),
    phones: new Phones({ ...common, smsCodes }),
    identities: new Identities({ ...common, flows: oauthFlows }),
  };
}

/** How files come, wait and go. */
function createUploads(
  foundations: Foundations,
  { audit, writes }: { audit: Audit; writes: Writes },
) {
  const { db, jobs, store, rules, now } = foundations;
  const common = { db, writes, jobs, store, audit, now, bucket: rules.buckets.data };
  const uploadCompletion = new UploadCompletion(common);
  return {
    uploadTickets: new UploadTickets(common),
    uploadCompletion,
    directUploads: new DirectUploads({ ...common, completion: uploadCompletion }),
    downloadLinks: new DownloadLinks(store, now),
    uploadCleanup: new UploadCleanup(common),
    fileDeletion: new FileDeletion({
      ...common,
      buckets: rules.buckets,
      logger: foundations.logger,
      secret: installationSecret(rules.privateKeyPem),
    }),
  };
}

/** Builds the domain once for a process. */
export function createServices(foundations: Foundations) {
  const { db, jobs, voids, blacklist, readThrough, sessionCache, limiters, rules, now } =
    foundations;
  const audit = new Audit(foundations.logger);
  const writes = new Writes(db, voids, jobs, foundations.events);
  const signIn = createSignIn(foundations, { audit, writes });
  const uploads = createUploads(foundations, { audit, writes });
  const { tokens, sessions, smsCodes } = signIn;
  const apiLimit = new ApiLimit(limiters.api, rules.limits.requestsPerHour);
  const common = { db, writes, jobs, audit, now };
  const authenticator = new Authenticator({
    db,
    readThrough,
    blacklist,
    sessionCache,
    sessions,
    tokens,
    apiLimit,
    now,
  });
  const { claims, events, subscriber } = foundations;
  const presence = new Presence({ db, claims, events, now });
  return {
    db,
    readThrough,
    cacheStats: foundations.cacheStats,
    audit,
    writes,
    ...signIn,
    ...uploads,
    authenticator,
    presence,
    changes: new Changes({ db, subscriber, authenticator, presence, now }),
    consent: new Consent({ ...common, acceptedVersions: rules.acceptedConsentVersions }),
    administration: new Administration(common),
    accountDeletion: new AccountDeletion({
      ...common,
      smsCodes,
      blacklist,
      fileDeletion: uploads.fileDeletion,
    }),
    memberExports: new MemberExports(common),
    cleanup: new Cleanup(common),
    review: new Review(common),
  };
}
