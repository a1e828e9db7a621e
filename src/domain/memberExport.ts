import { desc, eq, or, type SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../db/pool.ts';
import {
  dataUploads,
  oauthFlows,
  personaHistory,
  recommendations,
  sessions,
  userProfiles,
  users,
} from '../db/schema.ts';
import type { Audit } from './audit.ts';
import { NotFoundError } from './errors.ts';
import { signInMethodsOf } from './signInMethods.ts';
import type { Viewer } from './viewer.ts';

/** Everything held about a member, as one JSON document. */
export type MemberExport = Record<string, unknown>;

const rowsOf = (
  tx: Database,
  table: PgTable,
  columns: Record<string, PgColumn>,
  where: SQL | undefined,
  newestFirst: PgColumn,
) => tx.select(columns).from(table).where(where).orderBy(desc(newestFirst));

/** Sessions without what is left of their tokens. */
const sessionColumns = {
  id: sessions.id,
  createdAt: sessions.createdAt,
  lastUsedAt: sessions.lastUsedAt,
  expiresAt: sessions.expiresAt,
};

/** Recommendations without what is for staff alone: who decided, and their note. */
const recommendationColumns = {
  id: recommendations.id,
  type: recommendations.type,
  title: recommendations.title,
  content: recommendations.content,
  rationale: recommendations.rationale,
  status: recommendations.status,
  decisionTrace: recommendations.decisionTrace,
  createdAt: recommendations.createdAt,
  approvedAt: recommendations.approvedAt,
  rejectedAt: recommendations.rejectedAt,
};

const uploadColumns = {
  id: dataUploads.id,
  fileName: dataUploads.fileName,
  fileSizeBytes: dataUploads.fileSizeBytes,
  fileType: dataUploads.fileType,
  status: dataUploads.status,
  validationErrors: dataUploads.validationErrors,
  createdAt: dataUploads.createdAt,
  processedAt: dataUploads.processedAt,
};

const profileColumns = {
  personaId: userProfiles.personaId,
  personaName: userProfiles.personaName,
  signals30d: userProfiles.signals30d,
  signals180d: userProfiles.signals180d,
  updatedAt: userProfiles.updatedAt,
};

const historyColumns = {
  personaId: personaHistory.personaId,
  personaName: personaHistory.personaName,
  assignedAt: personaHistory.assignedAt,
  signals: personaHistory.signals,
};

/** What an operator decided about others: their own work, not the other people's data. */
const decisionColumns = {
  recommendationId: recommendations.id,
  status: recommendations.status,
  approvedAt: recommendations.approvedAt,
  rejectedAt: recommendations.rejectedAt,
  rejectionReason: recommendations.rejectionReason,
};

const flowColumns = {
  provider: oauthFlows.provider,
  createdAt: oauthFlows.createdAt,
  expiresAt: oauthFlows.expiresAt,
};

/** What each table holds about a person. A test fails for a table of theirs that is missing. */
export const exportedTables = {
  sessions: (tx: Database, userId: string) =>
    rowsOf(tx, sessions, sessionColumns, eq(sessions.userId, userId), sessions.createdAt),
  userProfiles: (tx: Database, userId: string) =>
    rowsOf(
      tx,
      userProfiles,
      profileColumns,
      eq(userProfiles.userId, userId),
      userProfiles.updatedAt,
    ),
  personaHistory: (tx: Database, userId: string) =>
    rowsOf(
      tx,
      personaHistory,
      historyColumns,
      eq(personaHistory.userId, userId),
      personaHistory.assignedAt,
    ),
  recommendations: (tx: Database, userId: string) =>
    rowsOf(
      tx,
      recommendations,
      recommendationColumns,
      eq(recommendations.userId, userId),
      recommendations.createdAt,
    ),
  dataUploads: (tx: Database, userId: string) =>
    rowsOf(tx, dataUploads, uploadColumns, eq(dataUploads.userId, userId), dataUploads.createdAt),
  oauthFlows: (tx: Database, userId: string) =>
    rowsOf(tx, oauthFlows, flowColumns, eq(oauthFlows.userId, userId), oauthFlows.createdAt),
} as const;

const decisionsOf = (tx: Database, userId: string) => {
  const { approvedById, rejectedById, createdAt } = recommendations;
  const byThem = or(eq(approvedById, userId), eq(rejectedById, userId));
  return rowsOf(tx, recommendations, decisionColumns, byThem, createdAt);
};

/** The right to know what is held about oneself. */
export class MemberExports {
  readonly #deps: { db: Database; audit: Audit; now: () => Date };

  constructor(deps: { db: Database; audit: Audit; now: () => Date }) {
    this.#deps = deps;
  }

  /** Everything held about the viewer, as of one moment. Secrets are told by their presence alone. */
  async export(viewer: Viewer): Promise<MemberExport> {
    const { db, audit, now } = this.#deps;
    const { userId } = viewer;
    const document = await db.transaction(
      async (tx) => {
        const [account] = await tx.select().from(users).where(eq(users.id, userId));
        if (account === undefined) throw new NotFoundError('account');
        const { passwordHash: _secret, oauthProviders, ...own } = account;
        const tables: MemberExport = {};
        for (const [name, rows] of Object.entries(exportedTables)) {
          tables[name] = await rows(tx, userId);
        }
        return {
          exportedAt: now(),
          account: { ...own, oauthProviders, signInMethods: signInMethodsOf(account) },
          ...tables,
          decisions: await decisionsOf(tx, userId),
        };
      },
      { isolationLevel: 'repeatable read', accessMode: 'read only' },
    );
    audit.record({ event: 'account.exported', userId }, viewer);
    return JSON.parse(JSON.stringify(document)) as MemberExport;
  }
}
