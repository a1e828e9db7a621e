import { tooManyRows } from './csvScanner.ts';
import { maximumDepth, maximumRows } from './limits.ts';
import { Refusal } from './report.ts';
import type { Scanner } from './scanFile.ts';
import { nulMessage } from './textCheck.ts';

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
/** How deep the entries of the file's lists stand. */
const listDepth = 2;
const nulEscape = 'u0000';

/**
 * Looks at JSON before any parser does: how deep it is nested, how long its
 * lists are, and whether a text in it holds the
 * NUL character as an escape, which PostgreSQL could not store. Whether it is JSON is not judged.
 */
export class JsonScanner implements Scanner {
  #depth = 0;
  #entries = 0;
  #inText = false;
  /** What followed the last backslash, or null outside an escape. */
  #escape: string | null = null;

  push(bytes: Uint8Array): void {
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      if (this.#inText) this.#text(byte);
      else if (byte === quote) this.#inText = true;
      // `[` and `{`, `]` and `}` differ in one bit.
      else if ((byte | 0x20) === 0x7b) this.#deeper();
      else if ((byte | 0x20) === 0x7d) this.#depth -= 1;
      else if (byte === comma && this.#depth === listDepth) this.#entry();
    }
  }

  finish(): void {}

  #entry(): void {
    this.#entries += 1;
    if (this.#entries > maximumRows) throw tooManyRows('entries in one list');
  }

  #deeper(): void {
    this.#depth += 1;
    if (this.#depth === listDepth) this.#entries = 1;
    if (this.#depth > maximumDepth) {
      throw Refusal.ofFile(
        `The file is nested deeper than ${maximumDepth} levels. Send an object with the lists "accounts", "transactions" and "liabilities".`,
      );
    }
  }

  #text(byte: number): void {
    if (this.#escape === null) {
      if (byte === backslash) this.#escape = '';
      else if (byte === quote) this.#inText = false;
      return;
    }
    const soFar = this.#escape + String.fromCharCode(byte);
    if (soFar === nulEscape) throw Refusal.ofFile(nulMessage);
    this.#escape = nulEscape.startsWith(soFar) ? soFar : null;
    // An escape that turned out to be another one may end in a quote that closes the text.
    if (this.#escape === null && soFar.length > 1 && byte === quote) this.#inText = false;
  }
}
