import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { FileType } from '../../db/schema.ts';
import type { OperatorFile } from '../../domain/operatorUploads.ts';
import { maxUploadBytes } from '../../domain/uploadRules.ts';
import { UsageError } from '../db/commandLine.ts';

/**
 * Reads a file of this machine as an upload.
 *
 * @param fileType null where the name tells it
 * @throws Error with one sentence that says what is wrong with the file
 */
export async function readLocalFile(
  path: string,
  fileType: FileType | null,
): Promise<OperatorFile> {
  const type = fileType ?? typeOf(path);
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new Error(`${path} is not a file.`);
    refuseSize(path, found.size);
    const bytes = await readFile(path);
    // It may have grown since.
    refuseSize(path, bytes.length);
    return { fileName: basename(path), fileType: type, bytes };
  } catch (error) {
    throw plainly(path, error);
  }
}

function typeOf(path: string): FileType {
  const extension = /\.(?<type>csv|json)$/i.exec(path)?.groups?.type?.toLowerCase();
  if (extension === 'csv' || extension === 'json') return extension;
  throw new UsageError(`${path} does not end with .csv or .json: add --type csv or --type json`);
}

function refuseSize(path: string, sizeBytes: number): void {
  if (sizeBytes === 0) throw new Error(`${path} is empty.`);
  if (sizeBytes <= maxUploadBytes) return;
  const size = sizeBytes.toLocaleString('en-US');
  const most = maxUploadBytes.toLocaleString('en-US');
  throw new Error(
    `${path} has ${size} bytes; at most ${most} (10 MB) are accepted. Ingest the months in several files.`,
  );
}

const reasons = new Map([
  ['ENOENT', 'there is none'],
  ['EACCES', 'this account may not read it'],
]);

function plainly(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const reason = reasons.get(String(error.code)) ?? error.message;
  return new Error(`The file ${path} cannot be read: ${reason}.`, { cause: error });
}
