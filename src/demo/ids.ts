import { createHash } from 'node:crypto';

/** The namespace of all ids of the demo data: an arbitrary UUID of version 4. */
const namespace = Buffer.from('9f0c3a58c2b34d0e8a3e5d7f1b6a2c44', 'hex');

/**
 * The id of a demo row: a name-based UUID (version 5 of RFC 9562), so that it is the same on every
 * machine. `idOf('user/17')` → `…-…-5…-[89ab]…-…`
 */
export function idOf(name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
