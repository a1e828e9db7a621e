import type { OauthProvider, Role } from '../db/schema.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Viewer } from './viewer.ts';

/** What is recorded of security and of operators' work. */
export type AuditEvent =
  | { event: 'account.registered' | 'session.started'; userId: string; sessionId: string }
  | { event: 'session.refused'; reason: 'wrong-code' }
  | { event: 'session.refused'; reason: 'wrong-credentials'; userId: string | null }
  | { event: 'session.refused'; reason: 'wrong-password' | 'banned'; userId: string }
  | { event: 'session.refused'; reason: 'oauth'; provider: OauthProvider | null }
  | { event: 'limit.exceeded'; limit: 'login' | 'sms' | 'code' }
  | { event: 'code.sent' }
  | { event: 'session.ended' | 'session.revoked'; userId: string; sessionId: string }
  | { event: 'sessions.ended'; userId: string; sessionCount: number }
  | { event: 'password.changed'; userId: string; sessionCount: number }
  | { event: 'phone.linked' | 'phone.unlinked'; userId: string }
  | { event: 'identity.linked' | 'identity.unlinked'; userId: string; provider: OauthProvider }
  | { event: 'role.changed'; userId: string; from: Role; to: Role }
  | { event: 'account.banned' | 'account.unbanned'; userId: string; reason: string | null }
  | { event: 'account.deleted' | 'account.exported'; userId: string }
  | { event: 'upload.completed'; userId: string; uploadId: string }
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
