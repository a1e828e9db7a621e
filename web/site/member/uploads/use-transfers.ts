import { useSyncExternalStore } from 'react';
import { type Client, useClient } from 'urql';
import { uploadAddress } from '../../api/upload-address.ts';
import { usePage } from '../../session/page-context.ts';
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
  const transfers = known.get(client) ?? new Transfers(client, (url) => uploadAddress(url, config));
  known.set(client, transfers);
  return { transfers, items: useSyncExternalStore(transfers.subscribe, transfers.get) };
}
