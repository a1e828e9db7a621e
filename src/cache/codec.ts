import { randomBytes } from 'node:crypto';
import type { Format } from './keys.ts';

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

/** Reads what `encode` wrote. Null means a miss: unreadable, or of another version. */
export function decode(format: Format, text: string): { data: unknown } | null {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return null;
    if (format.kind === 'plain') return { data: parsed };
    return 'v' in parsed && parsed.v === format.version && 'data' in parsed
      ? { data: parsed.data }
      : null;
  } catch {
    return null;
  }
}
