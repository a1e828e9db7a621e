import { isUtf8 } from 'node:buffer';
import { Refusal } from './report.ts';

export const nulMessage =
  'The file holds NUL characters, so that it is not a text file. Export it again as UTF-8 text.';
const encodingMessage =
  'The file is not UTF-8 text. Save it with the encoding UTF-8, or export it again.';
const emptyMessage = 'The file is empty. Export your transactions again and send that file.';

/** Refuses a file that is not UTF-8, holds NUL bytes, or nothing but white space. */
export class TextCheck {
  #rest: Buffer = Buffer.alloc(0);
  #filled = false;

  push(bytes: Buffer): void {
    const marked = bytes[0] === 0xff && bytes[1] === 0xfe;
    // UTF-16 is full of NUL bytes, but its encoding is what a person can mend.
    if (!this.#filled && marked) throw Refusal.ofFile(encodingMessage);
    if (bytes.includes(0)) throw Refusal.ofFile(nulMessage);
    const joined = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    const whole = joined.length - unfinished(joined);
    if (!isUtf8(joined.subarray(0, whole))) throw Refusal.ofFile(encodingMessage);
    this.#rest = Buffer.from(joined.subarray(whole));
    this.#filled ||= /[^\s\ufeff]/.test(joined.toString('utf8', 0, whole));
  }

  finish(): void {
    if (this.#rest.length > 0) throw Refusal.ofFile(encodingMessage);
    if (!this.#filled) throw Refusal.ofFile(emptyMessage);
  }
}

/** How many bytes at the end belong to a character that the next chunk completes. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < needed ? back : 0;
    }
  }
  return 0;
}
