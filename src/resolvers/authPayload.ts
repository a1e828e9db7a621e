import type { SignedIn } from '../domain/sessions.ts';
import { presentUser } from '../domain/visibility.ts';
import type { RefreshCookie } from './context.ts';

/** Hands a session over: the refresh token in the body or, where that was asked for, in the cookie. */
export function toPayload(
  { account, session, refreshToken, ...tokens }: SignedIn,
  refreshCookie: RefreshCookie,
) {
  if (refreshCookie.asked) refreshCookie.set(refreshToken, session.expiresAt);
  const self = { userId: account.id, role: account.role };
  return {
    ...tokens,
    refreshToken: refreshCookie.asked ? null : refreshToken,
    session: { ...session, begun: true },
    user: presentUser(self, account),
  };
}
