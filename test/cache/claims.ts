import type { Person } from '../harness/client.ts';

/** What a person's access token says. */
export interface Claims {
  /** The session. */
  sid: string;
  /** The token's own id. */
  jti: string;
  /** Its end, in seconds. */
  exp: number;
}

export function claimsOf({ token }: Person): Claims {
  const payload = Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString();
  return JSON.parse(payload) as Claims;
}
