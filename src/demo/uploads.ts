import type { FileType, UploadRow, ValidationError } from '../db/schema.ts';
import { idOf } from './ids.ts';
import type { Person } from './people.ts';
import { Random } from './random.ts';
import type { Run, Runs } from './runs.ts';
import { before, dayMillis, dayOf, minuteMillis } from './times.ts';

const names: Readonly<Record<FileType, readonly string[]>> = {
  json: ['plaid-export', 'accounts-and-transactions', 'bank-export'],
  csv: ['transactions', 'checking', 'card-statement', 'activity'],
};

const faults: readonly (readonly [field: string, message: string])[] = [
  ['amount', 'must be a number, e.g. 12.50'],
  ['date', 'must be a date, e.g. 2026-03-31'],
  ['account_id', 'must not be empty'],
  ['date', 'lies in the future'],
  ['amount', 'must not be empty'],
];

/** A report lists the first 100 faults and counts all. */
const listedFaults = 100;

/** What an upload has come to. */
type Outcome = Pick<UploadRow, 'status' | 'validationErrors' | 'processedAt'>;

function uploadOf(person: Person, name: string, createdAt: Date, outcome: Outcome): UploadRow {
  const random = new Random(`upload ${name} of ${person.id}`);
  const id = idOf(`upload/${person.id}/${name}`);
  const fileType = random.weighted([
    ['json', 45],
    ['csv', 55],
  ] as const);
  const fileName = `${random.pick(names[fileType])}-${dayOf(createdAt)}.${fileType}`;
  return {
    id,
    userId: person.id,
    fileName,
    fileSizeBytes: random.int(9_000, 1_900_000),
    fileType,
    s3Key: `uploads/${person.id}/${id}/${fileName}`,
    s3Bucket: 'spendsense-data',
    // There is no file behind them.
    s3ETag: null,
    s3VersionId: null,
    ...outcome,
    createdAt,
    updatedAt: outcome.processedAt ?? createdAt,
  };
}

function completedUpload(person: Person, random: Random, { at, personaId }: Run): UploadRow {
  const sentAt = before(at, random.int(20_000, 3 * minuteMillis));
  const outcome = { status: 'completed', validationErrors: null, processedAt: at } as const;
  return uploadOf(person, `run-${personaId}`, sentAt, outcome);
}

/** The first try: a file with faulty rows, in the order of the file. */
function failedUpload(person: Person, random: Random, { at }: Run): UploadRow {
  const count = random.chance(0.2) ? random.int(150, 2400) : random.int(1, 6);
  const errors: ValidationError[] = [];
  for (let row = random.int(1, 40); errors.length < Math.min(count, listedFaults); ) {
    const [field, message] = random.pick(faults);
    errors.push({ row, field, message });
    row += random.int(1, 9);
  }
  const sentAt = before(at, random.int(8, 50) * minuteMillis);
  return uploadOf(person, 'failed', sentAt, {
    status: 'failed',
    validationErrors: { errors, count },
    processedAt: before(sentAt, -random.int(4_000, 30_000)),
  });
}

/** A file that the member sent lately, or has a ticket for. */
function openUpload(person: Person, random: Random, now: Date): UploadRow {
  const status = random.chance(0.6) ? 'pending' : 'processing';
  const sentAt = before(now, random.int(2, 600) * minuteMillis);
  const outcome = { status, validationErrors: null, processedAt: null } as const;
  return uploadOf(person, 'open', sentAt, outcome);
}

/** A file that was being processed when its member revoked consent. */
function cutOffUpload(person: Person, random: Random, revokedAt: Date): UploadRow {
  const fault = { row: null, field: null, message: 'consent revoked' };
  return uploadOf(person, 'cut-off', before(revokedAt, random.int(2_000, 20_000)), {
    status: 'failed',
    validationErrors: { errors: [fault], count: 1 },
    processedAt: revokedAt,
  });
}

/** The member's files: one for each run, and some that failed or are still on their way. */
export function uploadsOf(
  person: Person,
  { all, first, newest }: Runs,
  { now, revokedAt }: { now: Date; revokedAt: Date | null },
): UploadRow[] {
  const random = new Random(`uploads of ${person.id}`);
  const isQuiet = newest.at < before(now, dayMillis);
  const uploads = all.map((run) => completedUpload(person, random, run));
  if (person.featured || random.chance(0.1)) uploads.push(failedUpload(person, random, first));
  if (revokedAt === null && isQuiet && random.chance(0.09)) {
    uploads.push(openUpload(person, random, now));
  }
  if (revokedAt !== null && random.chance(0.2)) {
    uploads.push(cutOffUpload(person, random, revokedAt));
  }
  return uploads;
}
