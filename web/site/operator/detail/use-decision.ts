import { useCallback, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { typed } from '../../api/typed.ts';
import { toastDone, toastError } from '../../shared/toasts.tsx';
import { ApproveOneDocument, RejectOneDocument } from './generated/graphql.ts';

export interface Decision {
  readonly busy: boolean;
  readonly approve: () => void;
  readonly reject: (reason: string) => void;
}

interface Listeners {
  readonly onTry: () => void;
  /** What is shown may be old then: somebody else was first. */
  readonly onRefused: () => void;
}

/** Decides one recommendation, one decision at a time. */
export function useDecision(id: string, { onTry, onRefused }: Listeners): Decision {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const running = useRef(false);

  const decide = useCallback(
    async (send: () => Promise<{ error?: CombinedError | undefined }>, done: string) => {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      onTry();
      const { error } = await send();
      running.current = false;
      setBusy(false);
      if (!error) return toastDone(done);
      toastError(error);
      onRefused();
    },
    [onTry, onRefused],
  );

  return {
    busy,
    approve: () =>
      void decide(
        () => client.mutation(typed(ApproveOneDocument), { id }).toPromise(),
        'Approved. The member sees it now.',
      ),
    reject: (reason) =>
      void decide(
        () => client.mutation(typed(RejectOneDocument), { id, reason }).toPromise(),
        'Rejected. The reason is on the record.',
      ),
  };
}
