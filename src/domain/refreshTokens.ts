import { randomBytes } from 'node:crypto';
import { deriveKey, hashOf, isSame, sealOf } from './secrets.ts';
import { isUuid } from './uuid.ts';

/** A refresh token and what is stored of it: a stolen table yields no token. */
export interface RefreshToken {
  token: string;
  hash: string;
}

/**
 * Refresh tokens: `{session id}.{256 random bits}.{seal}`. The seal tells a token that was issued, and
 * is perhaps used a second time, from one that somebody made up: only the former ends its session.
 */
export class RefreshTokens {
  readonly #sealKey: Buffer;
  readonly #successorKey: Buffer;

  /** @param secret the installation's secret, the same on every gateway */
  constructor(secret: string) {
    this.#sealKey = deriveKey(secret, 'refresh tokens');
    this.#successorKey = deriveKey(secret, 'refresh token successors');
  }

  /** The first token of a session. */
  issue(sessionId: string): RefreshToken {
    return this.#make(sessionId, randomBytes(32).toString('base64url'));
  }

  /**
   * The token that follows another. It is derived rather than drawn, so that every gateway answers a
   * repeated request with the same one although none of them stores it.
   */
  successorOf(sessionId: string, token: string): RefreshToken {
    return this.#make(sessionId, sealOf(this.#successorKey, token));
  }

  /** The session of a token that was issued here, or null for any other text. */
  sessionIdOf(token: string): string | null {
    const [sessionId = '', secret = '', seal = '', ...more] = token.split('.');
    if (!isUuid(sessionId) || more.length > 0) return null;
    return isSame(seal, this.#seal(`${sessionId}.${secret}`)) ? sessionId : null;
  }

  #make(sessionId: string, secret: string): RefreshToken {
    const body = `${sessionId}.${secret}`;
    const token = `${body}.${this.#seal(body)}`;
    return { token, hash: hashOf(token) };
  }

  #seal(body: string): string {
    return sealOf(this.#sealKey, body).slice(0, 22);
  }
}
