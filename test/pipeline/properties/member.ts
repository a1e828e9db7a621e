import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UploadOwner } from '../../../src/domain/analyticsKeys.ts';
import { type Engine, openEngine } from '../../../src/pipeline/engine/engine.ts';
import { addEarlier } from '../../../src/pipeline/lake/addEarlier.ts';
import { putFiles } from '../../../src/pipeline/lake/putFiles.ts';
import { writeUpload } from '../../../src/pipeline/lake/writeUpload.ts';
import {
  decidePersona,
  type PersonaDecision,
} from '../../../src/pipeline/personas/decidePersona.ts';
import { readUpload } from '../../../src/pipeline/reading/readUpload.ts';
import {
  type ComputedSignals,
  computeSignals,
} from '../../../src/pipeline/signals/computeSignals.ts';
import { DiskStore } from '../../../src/storage/diskStore.ts';

export type Outcome = ComputedSignals & { decision: PersonaDecision };

/** The day after the exports of these tests end. */
const now = new Date('2026-07-01T10:00:00Z');
const bucket = 'analytics';

/** What a new member's uploads come to, sent one after the other: files of JSON or CSV. */
export async function outcomeOf(...files: readonly [string, ...string[]]): Promise<Outcome> {
  const root = await mkdtemp(join(tmpdir(), 'spendsense-properties-'));
  const store = new DiskStore({
    root: join(root, 'storage'),
    key: randomBytes(32),
    baseUrl: () => '',
    now: () => now,
  });
  const userId = randomUUID();
  const uploads: UploadOwner[] = [];
  const last = files.at(-1) ?? files[0];
  try {
    for (const file of files.slice(0, -1)) {
      const owner = { userId, uploadId: randomUUID() };
      await withUpload(root, file, async (engine, folder) =>
        putFiles(store, bucket, owner, await writeUpload(engine, folder)),
      );
      uploads.push(owner);
    }
    return await withUpload(root, last, async (engine, folder) => {
      await addEarlier({ engine, store, bucket, uploads, folder });
      const signals = await computeSignals(engine);
      return { ...signals, decision: decidePersona(signals.facts) };
    });
  } finally {
    await rm(root, { recursive: true });
  }
}

/** Runs `work` with an engine that has read a file, in a folder of its own. */
async function withUpload<Result>(
  root: string,
  content: string,
  work: (engine: Engine, folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = join(root, randomUUID());
  await mkdir(folder);
  const engine = await openEngine({ directories: [folder], spillDirectory: folder });
  try {
    const path = join(folder, 'upload');
    await writeFile(path, content);
    const fileType = content.startsWith('{') ? 'json' : 'csv';
    const read = await readUpload(engine, { path, fileType, now });
    if (read.outcome !== 'accepted') throw new Error(JSON.stringify(read.report));
    return await work(engine, folder);
  } finally {
    await engine.close();
  }
}
