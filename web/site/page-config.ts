import { type Provider, returnPath } from './session/provider.ts';

/** What the gateway tells this page (`GET /site/config.json`). */
export interface PageConfig {
  /** Path of the GraphQL endpoint, on this origin. */
  readonly endpoint: string;
  /** The accounts of the demo data, or null where there are none. */
  readonly demo: {
    readonly password: string;
    readonly accounts: readonly { readonly email: string; readonly role: string }[];
  } | null;
  /** Where files are posted to: an origin of the store, or null for this gateway itself. */
  readonly uploadOrigin: string | null;
  /** The version of the terms that members agree to. */
  readonly consentVersion: string;
  /** The ways to sign in besides the password. */
  readonly signIn: {
    /** Those that are configured. */
    readonly providers: readonly Provider[];
    /** Where they send the browser back. */
    readonly returnUrl: string | null;
    /** No SMS is sent: codes stand in the gateway's log. Never in production. */
    readonly codesInLog: boolean;
  };
}

/**
 * The providers by which one can sign in here: none where they send the browser to another front end,
 * or to this one by another name, since what was kept for the return is not found there.
 */
export function offeredProviders({ signIn }: PageConfig): readonly Provider[] {
  return signIn.returnUrl === `${location.origin}${returnPath}` ? signIn.providers : [];
}

/** @throws Error when the gateway does not answer, or not with 200 */
export async function loadPageConfig(): Promise<PageConfig> {
  const response = await fetch(`${import.meta.env.BASE_URL}config.json`);
  if (!response.ok) throw new Error(`config.json answered ${response.status}`);
  return (await response.json()) as PageConfig;
}
