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
}

/** @throws Error when the gateway does not answer, or not with 200 */
export async function loadPageConfig(): Promise<PageConfig> {
  const response = await fetch(`${import.meta.env.BASE_URL}config.json`);
  if (!response.ok) throw new Error(`config.json answered ${response.status}`);
  return (await response.json()) as PageConfig;
}
