import type { Blacklist } from '../cache/blacklist.ts';
import type { ReadThrough } from '../cache/readThrough.ts';
import type { SessionCache } from '../cache/sessionCache.ts';
import type { CacheStats } from '../cache/stats.ts';
import type { Voids } from '../cache/voids.ts';
import type { Database } from '../db/pool.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { AccessTokens } from './accessTokens.ts';
import { Accounts } from './accounts.ts';
import { Audit } from './audit.ts';
import { Authenticator } from './authenticate.ts';
import { Consent } from './consent.ts';
import type { RefreshTokens } from './refreshTokens.ts';
import { Review } from './review.ts';
import { Sessions } from './sessions.ts';
import { Writes } from './writes.ts';

/** What the domain stands on. */
export interface Foundations {
  db: Database;
  jobs: Jobs;
  readThrough: ReadThrough;
  voids: Voids;
  blacklist: Blacklist;
  sessionCache: SessionCache;
  cacheStats: CacheStats;
  tokens: AccessTokens;
  refreshTokens: RefreshTokens;
  logger: Logger;
  acceptedConsentVersions: readonly string[];
  /** The clock; tests move it. */
  now: () => Date;
}

export type Services = ReturnType<typeof createServices>;

/** Builds the domain once for a process. */
export function createServices(foundations: Foundations) {
  const { db, jobs, voids, blacklist, readThrough, sessionCache, tokens, refreshTokens, now } =
    foundations;
  const audit = new Audit(foundations.logger);
  const writes = new Writes(db, voids, jobs);
  const sessions = new Sessions({ db, writes, tokens, refreshTokens, audit, now });
  return {
    db,
    readThrough,
    cacheStats: foundations.cacheStats,
    audit,
    writes,
    sessions,
    accounts: new Accounts({ db, writes, sessions, blacklist, audit, now }),
    authenticator: new Authenticator({
      db,
      readThrough,
      blacklist,
      sessionCache,
      sessions,
      tokens,
      now,
    }),
    consent: new Consent({
      writes,
      audit,
      acceptedVersions: foundations.acceptedConsentVersions,
      now,
    }),
    review: new Review({ writes, audit, now }),
  };
}
