/** What a provider sends along when it sends the browser back. */
export interface Callback {
  code: string;
  state: string;
  iss: string | null;
}

const maxSteps = 10;

/**
 * Follows the redirects of a provider as a browser does, cookies included, until one leads back to the
 * client's page.
 */
export async function followConsent(
  authorizationUrl: string,
  redirectUrl: string,
  headers: Record<string, string>,
): Promise<Callback> {
  const cookies = new Map<string, string>();
  let url = new URL(authorizationUrl);
  for (let step = 0; step < maxSteps; step += 1) {
    if (url.href.startsWith(redirectUrl)) return callbackOf(url);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { ...headers, cookie } });
    const text = await response.text();
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(`no redirect: ${response.status} ${text}`);
    url = new URL(location, url);
  }
  throw new Error(`still not back after ${maxSteps} redirects: ${url.href}`);
}

function callbackOf(url: URL): Callback {
  const { searchParams: given } = url;
  const [code, state] = [given.get('code'), given.get('state')];
  if (code === null || state === null) throw new Error(`no code: ${url.search}`);
  return { code, state, iss: given.get('iss') };
}
