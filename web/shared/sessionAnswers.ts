import { type AnswerError, GatewayError, readAnswer } from './gateway.ts';

/**
 * These fields answer UNAUTHENTICATED about what was typed or brought, not about the bearer. To send
 * them once more would spend a second guess.
 */
const credentialFields = new Set([
  'login',
  'register',
  'verifySmsCode',
  'signInWithOAuth',
  'linkPhone',
  'linkOAuth',
  'refreshSession',
]);

const refreshAheadMillis = 10_000;

/** Whether a token is too old to be sent. */
export function expiresSoon(tokens: { readonly accessTokenExpiresAt: string } | null): boolean {
  return (
    tokens !== null && Date.parse(tokens.accessTokenExpiresAt) - Date.now() < refreshAheadMillis
  );
}

const notYours = {
  message: 'You are not signed in here any more. Nothing was sent.',
  extensions: { code: 'UNAUTHENTICATED' },
};

/** What the page itself answers in place of sending as somebody else. */
export const refusal = () => Response.json({ errors: [notYours] }, { status: 401 });

/** The same, to be thrown. */
export const someoneElse = () =>
  new GatewayError(notYours.message, { details: notYours.extensions });

/** The request with the token, where there is one. */
export function withBearer(init: RequestInit, accessToken: string | null): RequestInit {
  if (accessToken === null) return init;
  const headers = new Headers(init.headers);
  headers.set('authorization', `Bearer ${accessToken}`);
  return { ...init, headers };
}

/** Whether the answer refuses the token that came with the request. */
export async function wasTokenRefused(response: Response): Promise<boolean> {
  // A stream that has begun was let in; to wait for its end would keep it from being read.
  if (response.headers.get('content-type')?.startsWith('text/event-stream')) return false;
  const { errors = [] } = await readAnswer(response);
  return errors.some(isAboutToken);
}

/** Whether an error is about who asks, rather than about what was typed. */
export function isAboutToken({ extensions, path }: AnswerError): boolean {
  return extensions?.code === 'UNAUTHENTICATED' && !credentialFields.has(String(path?.[0]));
}

/** Whether the gateway was asked and said no. */
export function saysUnauthenticated(error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'UNAUTHENTICATED';
}
