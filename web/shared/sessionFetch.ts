import { ask } from './gateway.ts';
import type { AuthenticatedFragment } from './generated/graphql.ts';
import {
  expiresSoon,
  refusal,
  someoneElse,
  wasTokenRefused,
  withBearer,
} from './sessionAnswers.ts';

/** As the browser's, for what reaches the gateway. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** Who holds the tokens of a page. A renewal may answer those of another account. */
interface TokenHolder {
  readonly tokens: () => AuthenticatedFragment | null;
  readonly renew: () => Promise<void>;
}

/**
 * Sends on behalf of one account (null is nobody), and never of another: what the page itself refuses
 * then reads like a refusal by the gateway.
 */
export async function fetchAs(
  holder: TokenHolder,
  accountId: string | null,
  input: string | URL | Request,
  init: RequestInit = {},
): Promise<Response> {
  if (new Headers(init.headers).has('authorization')) return ask(input, init);
  if (expiresSoon(holder.tokens())) await holder.renew();
  const tokens = holder.tokens();
  if (accountId !== null && tokens?.user.id !== accountId) return refusal();
  const response = await ask(input, withBearer(init, tokens?.accessToken ?? null));
  if (!tokens || !(await wasTokenRefused(response))) return response;
  // Another request may have renewed it meanwhile: a refresh token must not be used twice.
  if (holder.tokens() === tokens) await holder.renew();
  const renewed = holder.tokens();
  if (renewed?.user.id !== tokens.user.id) return response;
  return ask(input, withBearer(init, renewed.accessToken));
}

/**
 * The tokens of who is signed in now, good for a moment more.
 *
 * @throws GatewayError when it is another account by then, or nobody can be asked
 */
export async function ownTokens({
  tokens,
  renew,
}: TokenHolder): Promise<AuthenticatedFragment | null> {
  const before = tokens();
  if (expiresSoon(before)) await renew();
  const now = tokens();
  if (before && now && now.user.id !== before.user.id) throw someoneElse();
  return now;
}
