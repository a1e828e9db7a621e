import { randomBytes } from 'node:crypto';
import type { CachedFamily, Format } from './keys.ts';

/** A new stamp: 128 random bits in 22 characters. Two fills never share one. */
const newStamp = () => randomBytes(16).toString('base64url');

/**
 * Writes a value as its family does: `{"stamp":"<22 characters>","v":1,"data":…}`, whose stamp stands
 * at a fixed place so that a reader can compare it alone (GETRANGE), or plain JSON.
 */
export function encode(format: Format, data: unknown): string {
  const json = JSON.stringify(data);
  return format.kind === 'plain'
    ? json
    : `{"stamp":"${newStamp()}","v":${format.version},"data":${json}}`;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const stamped = /^\{"stamp":"[\w-]{22}","v":/;

/** Reads what `encode` wrote. Null means a miss: unreadable, or of another version. */
export function decode(format: Format, text: string): { data: unknown } | null {
  try {
    if (format.kind === 'stamped' && !stamped.test(text)) return null;
    const parsed: unknown = JSON.parse(text);
    if (!isObject(parsed)) return null;
    if (format.kind === 'plain') return { data: parsed };
    return parsed.v === format.version && isObject(parsed.data) ? { data: parsed.data } : null;
  } catch {
    return null;
  }
}

/** Reads a family's value. Null for what is none of it: it counts as a miss, and is replaced. */
export function readValue<Value>(
  { format, revive }: CachedFamily<Value>,
  text: string,
): { value: Value } | null {
  try {
    const decoded = decode(format, text);
    return decoded && { value: revive(decoded.data) };
  } catch {
    return null;
  }
}
