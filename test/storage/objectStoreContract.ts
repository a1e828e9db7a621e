import { afterAll, beforeAll, describe } from 'vitest';
import { objectContract } from './contractObjects.ts';
import { ticketContract } from './contractTickets.ts';
import type { OpenedStore } from './openedStore.ts';

/** What every implementation of the storage interface must hold to, as one suite. */
export function objectStoreContract(
  name: string,
  open: () => Promise<OpenedStore>,
  { isSkipped = false } = {},
): void {
  describe.skipIf(isSkipped)(name, () => {
    let opened: OpenedStore | null = null;
    const current = () => {
      if (opened === null) throw new Error('the store is not open yet');
      return opened;
    };
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());

    ticketContract(current);
    objectContract(current);
  });
}
