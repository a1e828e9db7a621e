import type { Engine } from '../engine/engine.ts';
import { type LakeFile, writeLakeFile } from './lakeFile.ts';

const kinds = ['transactions', 'accounts', 'liabilities'] as const;

/**
 * Writes what one upload said as Parquet: right after it was read, before anything is combined with
 * it. A table without rows yields no file.
 *
 * @param folder one that the engine may write to; the files are named after their kinds
 */
export async function writeUpload(engine: Engine, folder: string): Promise<LakeFile[]> {
  const files: LakeFile[] = [];
  for (const kind of kinds) {
    const [first] = await engine.rows(`SELECT 1 AS one FROM ${kind} LIMIT 1`);
    if (first !== undefined) files.push(await writeLakeFile(engine, folder, kind));
  }
  return files;
}
