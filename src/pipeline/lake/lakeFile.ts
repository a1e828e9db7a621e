import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnalyticsKind } from '../../domain/analyticsKeys.ts';
import type { Engine, Parameters } from '../engine/engine.ts';

/** A Parquet file on the local disk, for the analytics bucket. */
export interface LakeFile {
  kind: AnalyticsKind;
  path: string;
  sizeBytes: number;
}

/**
 * Writes one file by a COPY statement whose `$path` says where to.
 *
 * @param folder one that the engine may write to
 */
export async function writeLakeFile(
  engine: Engine,
  folder: string,
  kind: AnalyticsKind,
  parameters: Record<string, string> = {},
): Promise<LakeFile> {
  const path = join(folder, `${kind}.parquet`);
  const bound: Parameters = { ...parameters, path };
  await engine.runFile(`lake/${kind}Out.sql`, bound);
  return { kind, path, sizeBytes: (await stat(path)).size };
}
