import { createPublicKey, type KeyObject, randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { ConfigError } from '../config.ts';
import { type Role, roles } from '../db/schema.ts';
import { readPem } from './secrets.ts';

/** What an access token says. The role in it is for clients: the gateway goes by the session's. */
export interface AccessClaims {
  userId: string;
  sessionId: string;
  tokenId: string;
  role: Role;
  expiresAt: Date;
}

/** Why a token is not accepted. */
export type TokenProblem = 'expired' | 'invalid';

const payloadShape = z.object({
  sub: z.uuid(),
  sid: z.uuid(),
  jti: z.uuid(),
  role: z.enum(roles),
  exp: z.number(),
});

/** How many verified tokens are remembered: a signature costs as much as a tenth of a request. */
const maxRemembered = 10_000;

const algorithm = 'EdDSA';
const audience = 'spendsense-gateway';

/** Issues and verifies access tokens: JWT, EdDSA (Ed25519), short-lived. */
export class AccessTokens {
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;
  readonly #issuer: string;
  readonly #ttlSeconds: number;
  readonly #verified = new Map<string, AccessClaims>();

  /**
   * @param options.privateKeyPem an Ed25519 key as PKCS#8 PEM
   * @throws ConfigError naming the setting when the key is of another kind
   */
  constructor(options: { privateKeyPem: string; issuer: string; ttlSeconds: number }) {
    this.#privateKey = readPrivateKey(options.privateKeyPem);
    this.#publicKey = createPublicKey(this.#privateKey);
    this.#issuer = options.issuer;
    this.#ttlSeconds = options.ttlSeconds;
  }

  async issue(subject: {
    userId: string;
    sessionId: string;
    role: Role;
    now: Date;
    /** The end of the session, which its tokens do not outlive. */
    notAfter: Date;
  }): Promise<{ accessToken: string; expiresAt: Date }> {
    const issuedAt = Math.floor(subject.now.getTime() / 1000);
    const sessionEnd = Math.floor(subject.notAfter.getTime() / 1000);
    const expiry = Math.min(issuedAt + this.#ttlSeconds, sessionEnd);
    const accessToken = await new SignJWT({ sid: subject.sessionId, role: subject.role })
      .setProtectedHeader({ alg: algorithm, typ: 'at+jwt' })
      .setSubject(subject.userId)
      .setIssuer(this.#issuer)
      .setAudience(audience)
      .setJti(randomUUID())
      .setIssuedAt(issuedAt)
      .setExpirationTime(expiry)
      .sign(this.#privateKey);
    return { accessToken, expiresAt: new Date(expiry * 1000) };
  }

  /** @returns the claims, or why the token is not accepted */
  async verify(token: string, now: Date): Promise<AccessClaims | TokenProblem> {
    const known = this.#verified.get(token);
    if (known !== undefined) return known.expiresAt > now ? known : 'expired';
    try {
      const { payload } = await jwtVerify(token, this.#publicKey, {
        algorithms: [algorithm],
        issuer: this.#issuer,
        audience,
        typ: 'at+jwt',
        currentDate: now,
      });
      const { sub, sid, jti, role, exp } = payloadShape.parse(payload);
      const expiresAt = new Date(exp * 1000);
      const claims = { userId: sub, sessionId: sid, tokenId: jti, role, expiresAt };
      if (this.#verified.size >= maxRemembered) this.#verified.clear();
      this.#verified.set(token, claims);
      return claims;
    } catch (error) {
      return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
    }
  }
}

function readPrivateKey(pem: string): KeyObject {
  try {
    const key = readPem(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below: the parser's own message might quote the key.
  }
  throw new ConfigError([
    'JWT_PRIVATE_KEY must be an Ed25519 key as PKCS#8 PEM: openssl genpkey -algorithm ed25519',
  ]);
}
