import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

/** A key for one purpose, derived from the installation's secret: the same on every gateway. */
export function deriveKey(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `spendsense ${purpose}`, 32));
}

/** HMAC-SHA256 as 43 characters of base64url. */
export const sealOf = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url');

/** SHA-256 as base64url: enough to store a secret of 256 random bits. */
export const hashOf = (text: string): string =>
  createHash('sha256').update(text).digest('base64url');

/** Compares in constant time. */
export function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
