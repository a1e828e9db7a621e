import { type CsvHeader, parseHeader } from './csvHeader.ts';
import { maximumLineBytes, maximumRows } from './limits.ts';
import { FaultList, Refusal } from './report.ts';
import type { Scanner } from './scanFile.ts';

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;

/** Where in a field the scanner stands. */
const at = { start: 0, bare: 1, quoted: 2, afterQuote: 3, closed: 4 } as const;
type Position = (typeof at)[keyof typeof at];

/**
 * Looks at the structure of a CSV file before DuckDB reads it: every row must have as many fields as
 * the header, and every quoted field an end. So DuckDB can be lenient about line ends, and a file
 * that was cut off is refused instead of being read in part. Blank lines do not count as rows.
 */
export class CsvScanner implements Scanner {
  readonly #faults = new FaultList();
  #headerBytes: number[] = [];
  #before = 0;
  #blankLines = 0;
  #header: CsvHeader | null = null;
  #delimiter = 0;
  #position: Position = at.start;
  #fields = 1;
  #bytes = 0;
  #broken = false;
  #rows = 0;

  /** How many rows follow the header. */
  get rows(): number {
    return this.#rows;
  }

  /** How many blank lines stand before the header. */
  get blankLines(): number {
    return this.#blankLines;
  }

  get header(): CsvHeader {
    if (this.#header === null) throw new Error('The scan has not seen a header.');
    return this.#header;
  }

  push(bytes: Uint8Array): void {
    const from = this.#header === null ? this.#pushHeader(bytes) : 0;
    for (let index = from; index < bytes.length; index += 1) {
      index = this.#pass(bytes, index);
      if (index < bytes.length) this.#byte(bytes[index] ?? 0);
    }
  }

  finish(): void {
    if (this.#header === null) this.#endHeader();
    if (this.#position === at.quoted) {
      this.#fault(
        'A quoted field that begins in this row never ends. Close it with a double quote, or export the file again.',
      );
    } else this.#endRow();
    this.#faults.refuseIfAny();
    if (this.#rows === 0) throw noTransactions();
  }

  /** Collects the header, and answers where in `bytes` it ends. */
  #pushHeader(bytes: Uint8Array): number {
    for (const [index, byte] of bytes.entries()) {
      const ends = byte === lineFeed || byte === carriageReturn;
      if (byte === quote) this.#position = this.#position === at.quoted ? at.start : at.quoted;
      if (!ends || this.#position === at.quoted) this.#headerBytes.push(byte);
      else if (this.#headerBytes.some((given) => given > space)) {
        this.#endHeader();
        return index + 1;
      } else {
        // The two bytes of one line end are one line.
        if (byte !== lineFeed || this.#before !== carriageReturn) this.#blankLines += 1;
        this.#headerBytes = [];
      }
      this.#before = byte;
      if (this.#headerBytes.length > maximumLineBytes) throw tooLong();
    }
    return bytes.length;
  }

  #endHeader(): void {
    this.#header = parseHeader(Buffer.from(this.#headerBytes).toString('utf8'));
    this.#delimiter = this.#header.delimiter.charCodeAt(0);
    this.#headerBytes = [];
    this.#position = at.start;
  }

  /** Passes the text of a field, most of a file. @returns where it may end */
  #pass(bytes: Uint8Array, from: number): number {
    let index = from;
    if (this.#position === at.quoted) {
      while (index < bytes.length && bytes[index] !== quote) index += 1;
    } else if (this.#position === at.bare) {
      const delimiter = this.#delimiter;
      for (; index < bytes.length; index += 1) {
        const byte = bytes[index];
        if (byte === delimiter || byte === lineFeed || byte === carriageReturn) break;
      }
    }
    this.#bytes += index - from;
    if (this.#bytes > maximumLineBytes) throw tooLong();
    return index;
  }

  #byte(byte: number): void {
    if (this.#position === at.quoted) {
      if (byte === quote) this.#position = at.afterQuote;
    } else if (byte === lineFeed || byte === carriageReturn) {
      this.#endRow();
      return;
    } else if (byte === this.#delimiter) {
      this.#fields += 1;
      this.#position = at.start;
    } else if (this.#position !== at.bare) this.#edge(byte);
    this.#bytes += 1;
    if (this.#bytes > maximumLineBytes) throw tooLong();
  }

  /** A byte before a field's text has begun, or after its quotes have ended. */
  #edge(byte: number): void {
    if (this.#position === at.start) {
      if (byte !== space) this.#position = byte === quote ? at.quoted : at.bare;
    } else if (byte === space) this.#position = at.closed;
    else if (byte === quote && this.#position === at.afterQuote) this.#position = at.quoted;
    else {
      this.#broken = true;
      this.#position = at.bare;
    }
  }

  #endRow(): void {
    if (this.#bytes === 0) return;
    this.#rows += 1;
    if (this.#rows > maximumRows) throw tooManyRows();
    const { columns } = this.header;
    if (this.#broken) {
      this.#fault(
        'More text follows a closing quote. Write a double quote inside a quoted field twice: "".',
      );
    } else if (this.#fields !== columns) {
      this.#fault(
        `The row has ${counted(this.#fields)}, but the header ${columns}. Put text that holds the delimiter into double quotes.`,
      );
    }
    this.#fields = 1;
    this.#bytes = 0;
    this.#broken = false;
    this.#position = at.start;
  }

  #fault(message: string): void {
    // An open quote is found at the end of the file, before its row was counted.
    const row = this.#position === at.quoted ? this.#rows + 1 : this.#rows;
    this.#faults.add({ row, field: null, message });
  }
}

const counted = (fields: number): string => (fields === 1 ? '1 field' : `${fields} fields`);

export const noTransactions = (): Refusal =>
  Refusal.ofFile('The file holds no transactions. Export a period in which there are some.');

export const tooManyRows = (list = 'transactions'): Refusal =>
  Refusal.ofFile(
    `The file holds more than ${maximumRows.toLocaleString('en-US')} ${list}. Split it, and send the parts one after the other.`,
  );

const tooLong = (): Refusal =>
  Refusal.ofFile(
    'A line of the file is longer than 1 MB. Check that its lines are separated and its quotes closed.',
  );
