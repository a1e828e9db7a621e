import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ObjectLocation } from './objectStore.ts';

/** A file's name has at most 255 bytes, and an encoded one needs up to three for each. */
const longestPlain = 200;

/** One part of a key as a file's name: no separator, no dots that climb, never too long. */
function nameOf(part: string): string {
  const encoded = encodeURIComponent(part).replace(/^\.+$/, (dots) => dots.replaceAll('.', '%2E'));
  if (encoded !== '' && encoded.length <= longestPlain) return encoded;
  return createHash('sha256').update(part).digest('hex');
}

export type DiskPaths = ReturnType<typeof diskPaths>;

/** Where things lie below the store's folder. */
export function diskPaths(root: string) {
  const keys = (bucket: string, parts: readonly string[]) =>
    join(root, nameOf(bucket), 'keys', ...parts.map(nameOf));
  return {
    /** What is known of an object. */
    entry: ({ bucket, key }: ObjectLocation) => keys(bucket, key.split('/')),
    /** The entries of the keys below a prefix that ends with `/`. */
    folder: (bucket: string, prefix: string) => keys(bucket, prefix.split('/').slice(0, -1)),
    /** The bytes, apart from the entries, so that an entry is replaced in one step. */
    bytes: (bucket: string, id: string) => join(root, nameOf(bucket), 'bytes', id),
  };
}
