import { createHash, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';
import { isUuid } from './uuid.ts';

/** A new refresh token and what is stored of it: a stolen table yields no token. */
export interface NewRefreshToken {
  token: string;
  hash: string;
}

/**
 * Refresh tokens: `{session id}.{256 random bits}.{seal}`. The seal tells a token that was issued, and
 * is perhaps used a second time, from one that somebody made up: only the former ends its session.
 */
export class RefreshTokens {
  readonly #key: Buffer;

  /** @param secret the installation's secret, the same on every gateway */
  constructor(secret: string) {
    this.#key = Buffer.from(hkdfSync('sha256', secret, '', 'spendsense refresh tokens', 32));
  }

  issue(sessionId: string): NewRefreshToken {
    const body = `${sessionId}.${randomBytes(32).toString('base64url')}`;
    const token = `${body}.${this.#seal(body)}`;
    return { token, hash: hashOf(token) };
  }

  /** The session of a token that was issued here, or null for any other text. */
  sessionIdOf(token: string): string | null {
    const [sessionId = '', secret = '', seal = ''] = token.split('.');
    if (!isUuid(sessionId)) return null;
    return isSame(seal, this.#seal(`${sessionId}.${secret}`)) ? sessionId : null;
  }

  #seal(body: string): string {
    return createHmac('sha256', this.#key).update(body).digest('base64url').slice(0, 22);
  }
}

/** What `sessions.refresh_token` holds: SHA-256, enough for 256 random bits. */
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

/** Whether a token is the one whose hash is stored; in constant time. */
export const matchesHash = (token: string, storedHash: string): boolean =>
  isSame(hashOf(token), storedHash);

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
