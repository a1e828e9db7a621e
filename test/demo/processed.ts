import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ValidationReport } from '../../src/db/tables/dataUploads.ts';
import type { Export } from '../../src/demo/exports/plan.ts';
import type { UploadOwner } from '../../src/domain/analyticsKeys.ts';
import type { Engine } from '../../src/pipeline/engine/engine.ts';
import { addEarlier } from '../../src/pipeline/lake/addEarlier.ts';
import { putFiles } from '../../src/pipeline/lake/putFiles.ts';
import { writeUpload } from '../../src/pipeline/lake/writeUpload.ts';
import { type Assessment, assess } from '../../src/pipeline/processing/assess.ts';
import { type Counts, readUpload } from '../../src/pipeline/reading/readUpload.ts';
import { bucket, type Lake, openLake } from '../pipeline/lake/lake.ts';

/** What the pipeline makes of one export. */
export interface Processed extends Assessment {
  counts: Counts;
  /** In all exports so far, combined. */
  transactions: number;
}

/** The day after the exports were made, when they arrive. */
const arrivalOf = (endDay: string): Date => new Date(`${endDay}T12:00:00Z`);

async function readInto(
  engine: Engine,
  folder: string,
  { fileType, bytes }: Export,
  endDay: string,
) {
  const path = join(folder, 'upload');
  await writeFile(path, bytes);
  return readUpload(engine, { path, fileType, now: arrivalOf(endDay) });
}

/** The day in an export's name. */
const endDayOf = ({ fileName }: Export): string => /\d{4}-\d\d-\d\d/.exec(fileName)?.[0] ?? '';

/** Processes a member's exports one after the other, each combined with the earlier ones. */
export async function processAll(exports: readonly Export[]): Promise<Processed[]> {
  const lake = await openLake();
  const earlier: UploadOwner[] = [];
  const processed: Processed[] = [];
  try {
    for (const file of exports) processed.push(await processOne(lake, file, earlier));
    return processed;
  } finally {
    await lake.close();
  }
}

const processOne = (lake: Lake, file: Export, earlier: UploadOwner[]): Promise<Processed> =>
  lake.withEngine({}, async (engine, folder) => {
    const read = await readInto(engine, folder, file, endDayOf(file));
    if (read.outcome === 'refused') throw new Error(JSON.stringify(read.report.errors[0]));
    const owner = lake.newOwner();
    await putFiles(lake.store, bucket, owner, await writeUpload(engine, folder));
    await addEarlier({ engine, store: lake.store, bucket, uploads: [...earlier], folder });
    earlier.push(owner);
    const [counted] = await engine.rows<{ count: number }>(
      'SELECT count(*) AS count FROM transactions',
    );
    return { ...(await assess(engine)), counts: read.counts, transactions: counted?.count ?? 0 };
  });

/** The faults of an export that is refused. */
export async function refusalOf(file: Export): Promise<ValidationReport> {
  const lake = await openLake();
  try {
    return await lake.withEngine({}, async (engine, folder) => {
      const read = await readInto(engine, folder, file, endDayOf(file));
      if (read.outcome === 'accepted') throw new Error('the file was accepted');
      return read.report;
    });
  } finally {
    await lake.close();
  }
}
