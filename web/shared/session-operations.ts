import { execute } from './gateway.ts';

/** What `login` and `refreshSession` answer, as far as a page needs it. */
export interface Authenticated {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: string;
  /** Null for clients that keep it in a cookie. */
  readonly refreshToken: string | null;
  readonly user: { readonly email: string; readonly role: string };
}

const authenticated = 'accessToken accessTokenExpiresAt refreshToken user { email role }';

const loginMutation = `mutation Login($input: LoginInput!) {
  login(input: $input) { ${authenticated} }
}`;

const refreshMutation = `mutation RefreshSession($refreshToken: String!) {
  refreshSession(refreshToken: $refreshToken) { ${authenticated} }
}`;

/** @throws GatewayError `UNAUTHENTICATED` for a wrong address or password */
export async function login(endpoint: string, email: string, password: string) {
  const variables = { input: { email, password } };
  return (await execute<{ login: Authenticated }>(endpoint, loginMutation, variables)).login;
}

/** @throws GatewayError `UNAUTHENTICATED` when the session is over */
export async function refreshSession(endpoint: string, refreshToken: string) {
  type Data = { refreshSession: Authenticated };
  return (await execute<Data>(endpoint, refreshMutation, { refreshToken })).refreshSession;
}

/** Ends the session that the token belongs to. */
export async function logout(endpoint: string, accessToken: string): Promise<void> {
  await execute(endpoint, 'mutation Logout { logout }', {}, accessToken);
}
