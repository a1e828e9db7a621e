import type { Export } from './exports/plan.ts';
import type { Files } from './files.ts';
import { idOf } from './ids.ts';
import type { Person } from './people.ts';
import type { Run, Runs } from './plans.ts';
import { Random } from './random.ts';
import { before, minuteMillis } from './times.ts';

/** A file that a member sends. */
export interface PlannedUpload {
  id: string;
  sentAt: Date;
  /** When it has been processed; null for one that the withdrawal of consent cuts off. */
  processedAt: Date | null;
  file(): Export;
}

const uploadId = (person: Person, name: string): string => idOf(`upload/${person.id}/${name}`);

function uploadOfRun(person: Person, files: Files, { at, plan }: Run, index: number) {
  const random = new Random(`run ${index} of ${person.id}`);
  return {
    id: uploadId(person, `run-${plan.personaId}`),
    sentAt: before(at, random.int(20_000, 3 * minuteMillis)),
    processedAt: at,
    file: () => files.ofRun(index),
  };
}

/** The first try: a file with faulty rows. */
function faultyUpload(person: Person, files: Files, { at }: Run): PlannedUpload {
  const random = new Random(`first try of ${person.id}`);
  const sentAt = before(at, random.int(8, 50) * minuteMillis);
  const processedAt = before(sentAt, -random.int(4000, 30_000));
  return { id: uploadId(person, 'failed'), sentAt, processedAt, file: files.faulty };
}

/** A file that was being processed when its member revoked consent: the last one once more. */
function cutOffUpload(person: Person, files: Files, { all }: Runs, revokedAt: Date): PlannedUpload {
  const random = new Random(`last try of ${person.id}`);
  return {
    id: uploadId(person, 'cut-off'),
    sentAt: before(revokedAt, random.int(2000, 20_000)),
    processedAt: null,
    file: () => files.ofRun(all.length - 1),
  };
}

/** The member's files in the order of their sending: one for each run, and some that fail. */
export function uploadsOf(
  person: Person,
  files: Files,
  runs: Runs,
  revokedAt: Date | null,
): PlannedUpload[] {
  const random = new Random(`uploads of ${person.id}`);
  const uploads: PlannedUpload[] = runs.all.map((run, index) =>
    uploadOfRun(person, files, run, index),
  );
  if (person.featured || random.chance(0.1)) {
    uploads.unshift(faultyUpload(person, files, runs.first));
  }
  if (revokedAt !== null && random.chance(0.2)) {
    uploads.push(cutOffUpload(person, files, runs, revokedAt));
  }
  return uploads;
}
