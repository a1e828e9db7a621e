import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { isUuid } from './uuid.ts';

/** A new refresh token and what is stored of it: a stolen table yields no token. */
export interface NewRefreshToken {
  token: string;
  hash: string;
}

/** Makes a refresh token: the session's id, which finds the row, and 256 random bits. */
export function newRefreshToken(sessionId: string): NewRefreshToken {
  const token = `${sessionId}.${randomBytes(32).toString('base64url')}`;
  return { token, hash: hashRefreshToken(token) };
}

/** What `sessions.refresh_token` holds: SHA-256, enough for 256 random bits. */
export function hashRefreshToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** The session that a token names, or null for text that is no refresh token. */
export function sessionIdOf(token: string): string | null {
  const [sessionId = '', secret = ''] = token.split('.');
  return isUuid(sessionId) && secret.length === 43 ? sessionId : null;
}

/** Whether a token is the one whose hash is stored; in constant time. */
export function matchesHash(token: string, storedHash: string): boolean {
  const given = Buffer.from(hashRefreshToken(token));
  const stored = Buffer.from(storedHash);
  return given.length === stored.length && timingSafeEqual(given, stored);
}
