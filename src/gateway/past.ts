import { Writable } from 'node:stream';
import type { Config } from '../config.ts';
import { Audit } from '../domain/audit.ts';
import { Consent } from '../domain/consent.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import type { Backends } from './backends.ts';
import { createProcessing } from './processing.ts';

/** Work that is done now as if it had been done at another moment. */
export interface Past {
  process(uploadId: string, at: Date, signal: AbortSignal): Promise<unknown>;
  revokeConsent(userId: string, at: Date): Promise<unknown>;
}

/** For demo data: neither the log nor the metrics tell of it, because it has never happened. */
export function createPast(
  config: Config,
  { services, jobs, store }: Pick<Backends, 'services' | 'jobs' | 'store'>,
): Past {
  const destination = new Writable({ write: (_chunk, _encoding, done) => done() });
  const logger = createLogger({ level: 'silent', pretty: false, destination });
  const metrics = createMetrics({ processMetrics: false });
  const audit = new Audit(logger);
  const acceptedVersions = config.consentVersions;
  const parts = { config, services, jobs, store, logger, metrics };
  return {
    process: (uploadId, at, signal) =>
      createProcessing({ ...parts, now: () => at }).process(uploadId, signal),
    revokeConsent: (userId, at) => {
      const { writes } = services;
      const consent = new Consent({ writes, jobs, audit, acceptedVersions, now: () => at });
      return consent.revoke({
        userId,
        role: 'user',
        sessionId: '',
        tokenId: '',
        tokenExpiresAt: at,
      });
    },
  };
}
