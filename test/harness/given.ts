import { randomUUID } from 'node:crypto';
import type { Database } from '../../src/db/pool.ts';
import {
  dataUploads,
  type PersonaId,
  personaHistory,
  type RecommendationRow,
  type Role,
  recommendations,
  type UploadRow,
  type UserRow,
  userProfiles,
  users,
} from '../../src/db/schema.ts';
import { sampleSignals, sampleTrace } from './samples.ts';

export const personaNames: Record<PersonaId, string> = {
  1: 'High Utilization',
  2: 'Variable Income Budgeter',
  3: 'Subscription-Heavy',
  4: 'Savings Builder',
  5: 'Balanced',
};

const first = <Row>([row]: Row[]): Row => {
  if (row === undefined) throw new Error('nothing was inserted');
  return row;
};

export type Given = ReturnType<typeof givenIn>;

const insertUser = async (db: Database, values: Partial<UserRow>) => {
  const row = { email: `${randomUUID()}@example.com`, consentStatus: true, ...values };
  return first(await db.insert(users).values(row).returning());
};

const insertProfile = async (db: Database, userId: string, personaId: PersonaId) => {
  const signals = { signals30d: sampleSignals(30), signals180d: sampleSignals(180) };
  const row = { userId, personaId, personaName: personaNames[personaId], ...signals };
  return first(await db.insert(userProfiles).values(row).returning());
};

const insertHistory = async (
  db: Database,
  userId: string,
  personaId: PersonaId,
  assignedAt: Date,
) => {
  const signals = { signals30d: null, signals180d: null };
  const row = { userId, personaId, personaName: personaNames[personaId], assignedAt, signals };
  return first(await db.insert(personaHistory).values(row).returning());
};

const insertRecommendation = async (
  db: Database,
  userId: string,
  values: Partial<RecommendationRow>,
) => {
  const row = {
    userId,
    type: 'education' as const,
    title: 'Lower your card utilisation',
    content: 'Pay before the statement closes.',
    rationale: 'Your Visa ending 4523 is at 68 % of its $5,000 limit.',
    decisionTrace: sampleTrace,
    ...values,
  };
  return first(await db.insert(recommendations).values(row).returning());
};

const insertUpload = async (db: Database, userId: string, values: Partial<UploadRow>) => {
  const row = {
    userId,
    fileName: 'transactions.csv',
    fileSizeBytes: 1000,
    fileType: 'csv' as const,
    s3Key: `uploads/${userId}/${randomUUID()}/transactions.csv`,
    s3Bucket: 'spendsense-data',
    ...values,
  };
  return first(await db.insert(dataUploads).values(row).returning());
};

/** Rows that a test begins with, straight in the database; what is not said has a usual value. */
export const givenIn = (db: Database) => ({
  /** A member who consents, without a persona. */
  user: (values: Partial<UserRow> = {}) => insertUser(db, values),
  staff: (role: Role = 'operator') => insertUser(db, { role, consentStatus: false }),
  /** A member who consents and has a persona. */
  member: async (personaId: PersonaId = 1) => {
    const row = await insertUser(db, {});
    await insertProfile(db, row.id, personaId);
    return row;
  },
  profile: (userId: string, personaId: PersonaId = 1) => insertProfile(db, userId, personaId),
  history: (userId: string, personaId: PersonaId, assignedAt: Date) =>
    insertHistory(db, userId, personaId, assignedAt),
  recommendation: (userId: string, values: Partial<RecommendationRow> = {}) =>
    insertRecommendation(db, userId, values),
  upload: (userId: string, values: Partial<UploadRow> = {}) => insertUpload(db, userId, values),
});
