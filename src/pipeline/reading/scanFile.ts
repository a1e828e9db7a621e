import { createReadStream } from 'node:fs';
import { TextCheck } from './textCheck.ts';

/** Sees the bytes of a file pass by, in order; throws a Refusal when it has seen enough. */
export interface Scanner {
  push(bytes: Uint8Array): void;
  finish(): void;
}

/** Small enough that looking through one does not hold up the event loop. */
const chunkBytes = 128 * 1024;

/** Passes a file's bytes to `scanner`, without a byte order mark, while checking that they are text. */
export async function scanFile(path: string, scanner: Scanner): Promise<void> {
  const text = new TextCheck();
  let first = true;
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    const bytes: Buffer = chunk;
    text.push(bytes);
    scanner.push(first ? withoutMark(bytes) : bytes);
    first = false;
  }
  text.finish();
  scanner.finish();
}

/** The first read of a file holds its first three bytes, if there are as many. */
function withoutMark(bytes: Buffer): Uint8Array {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return marked ? bytes.subarray(3) : bytes;
}
