import { useSyncExternalStore } from 'react';
import { type Client, useClient } from 'urql';
import { whenLeft } from '../../api/leaving.ts';
import { usePage } from '../../session/page-context.ts';
import { browserOf } from './browser.ts';
import { type Transfer, Transfers } from './transfers.ts';

/** Those of each account: a client is made anew for whoever signs in. */
const known = new WeakMap<Client, Transfers>();

/** The files on their way, and what to do about them. */
export function useTransfers(): {
  readonly transfers: Transfers;
  readonly items: readonly Transfer[];
} {
  const client = useClient();
  const { config } = usePage();
  const transfers = known.get(client) ?? begin(new Transfers(client, browserOf(config)), client);
  return { transfers, items: useSyncExternalStore(transfers.subscribe, transfers.get) };
}

function begin(transfers: Transfers, client: Client): Transfers {
  known.set(client, transfers);
  whenLeft(client, transfers.stop);
  return transfers;
}
