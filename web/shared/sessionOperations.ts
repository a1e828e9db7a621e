import { execute } from './gateway.ts';
import {
  type AuthenticatedFragment,
  LoginDocument,
  LogoutDocument,
  RefreshSessionDocument,
} from './generated/graphql.ts';

/** What `login` and `refreshSession` answer, as far as a page needs it. */
export type Authenticated = AuthenticatedFragment;

/** @throws GatewayError `UNAUTHENTICATED` for a wrong address or password */
export async function login(
  endpoint: string,
  email: string,
  password: string,
): Promise<Authenticated> {
  const input = { email, password };
  return (await execute(endpoint, LoginDocument, { input })).login;
}

/** @throws GatewayError `UNAUTHENTICATED` when the session is over */
export async function refreshSession(
  endpoint: string,
  refreshToken: string,
): Promise<Authenticated> {
  return (await execute(endpoint, RefreshSessionDocument, { refreshToken })).refreshSession;
}

/** Ends the session that the token belongs to. */
export async function logout(endpoint: string, accessToken: string): Promise<void> {
  await execute(endpoint, LogoutDocument, {}, accessToken);
}
