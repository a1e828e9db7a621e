import type { ApiDocument } from '../../shared/document.ts';
import { readData, requestOf } from '../../shared/gateway.ts';
import type { Session } from '../../shared/session.ts';
import { saysUnauthenticated } from '../../shared/sessionAnswers.ts';

/**
 * Sends one operation as whoever is signed in, past the cache: for pages that stand outside of it.
 *
 * @throws GatewayError what the gateway said
 */
export async function askAs<Data, Variables>(
  session: Session,
  endpoint: string,
  document: ApiDocument<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  try {
    return await readData<Data>(await session.fetch(endpoint, requestOf(document, variables)));
  } catch (error) {
    if (saysUnauthenticated(error)) await session.renew().catch(() => undefined);
    throw error;
  }
}
