import type { Logger } from '../telemetry/logger.ts';
import type { Viewer } from './viewer.ts';

/** What is recorded of security and of operators' work. */
export type AuditEvent =
  | { event: 'account.registered' | 'session.started'; userId: string; sessionId: string }
  | { event: 'session.refused'; reason: 'wrong-credentials' }
  | { event: 'session.ended' | 'session.revoked'; userId: string; sessionId: string }
  | { event: 'session.refresh-reused'; userId: string; sessionId: string }
  | { event: 'consent.granted'; userId: string; version: string }
  | { event: 'consent.revoked'; userId: string }
  | {
      event: 'recommendation.approved' | 'recommendation.rejected';
      recommendationId: string;
      userId: string;
      operatorId: string;
      reason: string | null;
    }
  | { event: 'access.denied'; code: string; operation: string; viewerId: string | null };

/**
 * The audit log: structured lines of the log with `audit: true`, whatever the log's level is. Never a
 * secret.
 */
export class Audit {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger.child({ audit: true }, { level: 'info' });
  }

  record(event: AuditEvent, viewer?: Viewer): void {
    const by = viewer === undefined ? {} : { by: viewer.userId, byRole: viewer.role };
    this.#logger.info({ ...event, ...by }, event.event);
  }
}
