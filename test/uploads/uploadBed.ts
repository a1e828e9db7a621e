import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { dataUploads, type UploadRow, type UserRow } from '../../src/db/schema.ts';
import type { ObjectStore } from '../../src/storage/objectStore.ts';
import type { Answer, Person } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import { newBucket, strictS3 } from '../storage/strictS3.ts';

import { filesBelow, versionsIn } from './keptFiles.ts';
import { type FormAnswer, type FormChanges, postForm, type Ticket } from './ticketForm.ts';

/** Where a gateway keeps files. */
export type StoreKind = 'disk' | 's3';

/** What a member says of a file. */
export interface Announcement {
  fileName?: string;
  fileSize?: number;
  fileType?: 'CSV' | 'JSON';
}

/** A gateway with a store of its own, a clock that tests move, and what members do with files. */
export interface UploadBed {
  kind: StoreKind;
  bed: TestBed;
  store: ObjectStore;
  bucket: string;
  /** Where Parquet is kept. */
  analyticsBucket: string;
  /** The settings of a worker on the same PostgreSQL, Redis and files. */
  workerEnvironment: Record<string, string>;
  /** Moves the gateway's clock. Access tokens and, on disk, tickets and links age by it. */
  passMinutes(minutes: number): void;
  newMember(values?: Partial<UserRow>): Promise<Person>;
  /** Asks for a ticket, whatever is answered. */
  request(person: Person, file: Announcement): Promise<Answer<{ requestUpload: Ticket }>>;
  /** Asks for a ticket and gets it. */
  announce(person: Person, file?: Announcement): Promise<Ticket>;
  post(ticket: Ticket, bytes: Uint8Array, changes?: FormChanges): Promise<FormAnswer>;
  complete(person: Person, id: string): Promise<Answer<Completed>>;
  /** Announces a file, posts it and completes it. */
  send(person: Person, bytes: Uint8Array, file?: Announcement): Promise<Ticket>;
  /** Sends a file through the gateway itself: `POST /uploads`. */
  directly(person: Person, fileName: string, bytes: Uint8Array): Promise<FormAnswer>;
  downloadUrl(person: Person, id: string): Promise<string | null>;
  rowOf(id: string): Promise<UploadRow | undefined>;
  rowsOf(userId: string): Promise<UploadRow[]>;
  /** The jobs that carry an upload's id. */
  jobsOf(id: string): Promise<{ name: string; state: string }[]>;
  /** Everything that the store keeps, by names that say nothing but that it is there. */
  kept(): Promise<string[]>;
  close(): Promise<void>;
}

export interface Completed {
  completeUpload: { id: string; status: string };
}

export interface UploadBedOptions {
  env?: Record<string, string>;
  /** The way to S3, where it is not the direct one. */
  endpoint?: string;
  /** The way to a database of the test's own. */
  databaseUrl?: string;
}

async function settingsOf(kind: StoreKind, endpoint = strictS3.endpoint ?? '') {
  if (kind === 'disk') {
    return { bucket: 'spendsense-data', analyticsBucket: 'spendsense-analytics', env: {} };
  }
  const bucket = await newBucket({ hasVersions: true });
  const analyticsBucket = await newBucket({ hasVersions: true });
  const env = {
    S3_ENDPOINT: endpoint,
    S3_REGION: strictS3.region,
    S3_DATA_BUCKET: bucket,
    S3_ANALYTICS_BUCKET: analyticsBucket,
  };
  return { bucket, analyticsBucket, env };
}

/** What members do with files, at the gateway's front door. */
function actionsAt(bed: TestBed) {
  const request = (person: Person, file: Announcement) => {
    const input = { fileName: 'transactions.csv', fileSize: 5, fileType: 'CSV', ...file };
    return person.run<{ requestUpload: Ticket }>('RequestUpload', { input });
  };
  const announce = async (person: Person, file: Announcement = {}) =>
    dataOf(await request(person, file)).requestUpload;
  const complete = (person: Person, id: string) => person.run<Completed>('CompleteUpload', { id });
  return {
    newMember: async (values: Partial<UserRow> = {}) => bed.as(await bed.given.user(values)),
    request,
    announce,
    post: postForm,
    complete,
    send: async (person: Person, bytes: Uint8Array, file: Announcement = {}) => {
      const ticket = await announce(person, { fileSize: bytes.length, ...file });
      const { status, text } = await postForm(ticket, bytes);
      if (status !== 204) throw new Error(`the form was refused: ${status} ${text}`);
      dataOf(await complete(person, ticket.upload.id));
      return ticket;
    },
    directly: async ({ token }: Person, fileName: string, bytes: Uint8Array) => {
      const body = new FormData();
      body.append('file', new Blob([Uint8Array.from(bytes)]), fileName);
      const headers = token === null ? {} : { authorization: `Bearer ${token}` };
      const response = await fetch(`${bed.url}/uploads`, { method: 'POST', headers, body });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
    downloadUrl: async (person: Person, id: string) => {
      const answer = await person.run<{ upload: { downloadUrl: string | null } }>('UploadStatus', {
        id,
      });
      return dataOf(answer).upload.downloadUrl;
    },
  };
}

/** What stands in the database. */
const recordsIn = ({ gateway: { services } }: TestBed) => ({
  rowOf: async (id: string) => {
    const [row] = await services.db.select().from(dataUploads).where(eq(dataUploads.id, id));
    return row;
  },
  rowsOf: (userId: string) =>
    services.db.select().from(dataUploads).where(eq(dataUploads.userId, userId)),
  jobsOf: async (id: string) => [
    ...(await services.db.execute<{ name: string; state: string }>(
      sql`select name, state from pgboss.job where data ->> 'uploadId' = ${id}`,
    )),
  ],
});

/**
 * Opens a gateway on a store of this kind. It works no jobs unless WORKER_ENABLED says so: the clean-up
 * by the clock would come in between.
 */
export async function openUploadBed(
  kind: StoreKind,
  { env = {}, endpoint, databaseUrl }: UploadBedOptions = {},
): Promise<UploadBed> {
  const home = await mkdtemp(join(tmpdir(), 'spendsense-uploads-'));
  const settings = await settingsOf(kind, endpoint);
  let aheadMillis = 0;
  const bed = await openTestBed({
    env: { WORKER_ENABLED: 'false', ...settings.env, ...env },
    home,
    ...(databaseUrl !== undefined && { databaseUrl }),
    now: () => new Date(Date.now() + aheadMillis),
  });
  const { bucket, analyticsBucket } = settings;
  const versions = async () =>
    (await Promise.all([bucket, analyticsBucket].map(versionsIn))).flat().toSorted();
  return {
    kind,
    bed,
    store: bed.gateway.backends.store,
    bucket,
    analyticsBucket,
    workerEnvironment: {
      ...settings.env,
      DATABASE_URL: bed.databaseUrl,
      REDIS_URL: bed.redisUrl,
      JWT_PRIVATE_KEY: bed.privateKeyPem,
      SPENDSENSE_HOME: home,
    },
    passMinutes: (minutes) => {
      aheadMillis += minutes * 60_000;
    },
    ...actionsAt(bed),
    ...recordsIn(bed),
    kept: () => (kind === 'disk' ? filesBelow(join(home, 'storage')) : versions()),
    close: async () => {
      await bed.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}
