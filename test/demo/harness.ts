import { onTestFinished } from 'vitest';
import { type DemoOptions, makeDemo } from '../../src/cli/makeDemo.ts';
import { parseConfig } from '../../src/config.ts';
import type { Database } from '../../src/db/pool.ts';
import {
  dataUploads,
  personaHistory,
  recommendations,
  userProfiles,
  users,
} from '../../src/db/schema.ts';
import { createPast } from '../../src/gateway/past.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';

/** The moment that the demo of tests is made for. */
export const demoNow = new Date('2026-03-01T00:00:00.000Z');

type SeedSettings = Partial<
  Pick<DemoOptions, 'now' | 'onProgress' | 'onWait' | 'signal' | 'process'>
> & { members?: number };

/** A gateway that works no jobs, with an empty database. */
export interface DemoBed {
  bed: TestBed;
  db: Database;
  seed(settings?: SeedSettings): Promise<{ created: boolean }>;
  /** The pipeline, as a seed has it. */
  process: NonNullable<DemoOptions['process']>;
  close(): Promise<void>;
}

export async function openDemoBed(): Promise<DemoBed> {
  const bed = await openTestBed({ env: { WORKER_ENABLED: 'false' } });
  const { databaseUrl, gateway } = bed;
  const { backends } = gateway;
  const configFor = (members: number) =>
    parseConfig({ NODE_ENV: 'test', DEMO_MEMBERS: String(members) });
  return {
    bed,
    db: gateway.services.db,
    seed: ({ members = 4, ...settings } = {}) =>
      makeDemo({ config: configFor(members), backends, databaseUrl, ...settings }),
    process: createPast(configFor(2), backends).process,
    close: bed.close,
  };
}

/** The same for the length of one test. */
export async function givenDemoBed(): Promise<DemoBed> {
  const demo = await openDemoBed();
  onTestFinished(demo.close);
  return demo;
}

/** All rows of the five tables. */
export async function readAll(db: Database) {
  return {
    users: await db.select().from(users).orderBy(users.id),
    profiles: await db.select().from(userProfiles).orderBy(userProfiles.userId),
    history: await db
      .select()
      .from(personaHistory)
      .orderBy(personaHistory.userId, personaHistory.assignedAt),
    recommendations: await db
      .select()
      .from(recommendations)
      .orderBy(recommendations.userId, recommendations.createdAt, recommendations.title),
    uploads: await db.select().from(dataUploads).orderBy(dataUploads.id),
  };
}

export type AllRows = Awaited<ReturnType<typeof readAll>>;

const withoutId = <Row extends { id: string }>({ id: _, ...row }: Row) => row;

/** All that is the same in every database: not the passwords' salts, nor ids that nobody chose. */
export async function readComparable(db: Database) {
  const rows = await readAll(db);
  return {
    users: rows.users.map(({ passwordHash: _, ...user }) => user),
    profiles: rows.profiles.map(withoutId),
    history: rows.history.map(withoutId),
    recommendations: rows.recommendations.map(withoutId),
    uploads: rows.uploads,
  };
}
