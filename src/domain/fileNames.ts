import type { FileType } from '../db/schema.ts';
import { BadUserInputError } from './errors.ts';

/** The longest name, in bytes of UTF-8: what file systems accept. */
const maxNameBytes = 255;

/** Control characters (CR, LF, NUL), invisible ones (right-to-left marks), halves of characters. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]/u;

function faultOf(fileName: string, fileType: FileType): string | null {
  if (Buffer.byteLength(fileName) > maxNameBytes) return `must have at most ${maxNameBytes} bytes`;
  if (unprintable.test(fileName)) return 'must not contain control or invisible characters';
  if (/[/\\]/.test(fileName)) return 'must be a name without folders: no / and no \\';
  // S3 would put the name of the posted file in its place.
  if (fileName.includes('${')) return 'must not contain ${';
  if (fileName !== fileName.trim() || fileName.startsWith('.')) {
    return 'must not begin with a dot, nor begin or end with a space';
  }
  const extension = `.${fileType}`;
  if (!fileName.toLowerCase().endsWith(extension) || fileName.length === extension.length) {
    return `must end with ${extension}`;
  }
  return null;
}

/**
 * Refuses a name that could mislead a path, a header or a reader.
 *
 * @param path the argument to name, e.g. `input.fileName`
 * @throws BadUserInputError
 */
export function requireFileName(fileName: string, fileType: FileType, path: string): void {
  const message = faultOf(fileName, fileType);
  if (message !== null) throw new BadUserInputError([{ path, message }]);
}
