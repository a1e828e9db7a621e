import { useCallback, useRef, useState } from 'react';
import { type CombinedError, useClient } from 'urql';
import { describeError } from '../../api/describe-error.ts';
import { typed } from '../../api/typed.ts';
import { useAccount, usePage } from '../../session/page-context.ts';
import { tellAccount } from '../../shared/account-toasts.ts';
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

interface Subject {
  readonly id: string;
  readonly title: string;
}

/** Decides one recommendation, one decision at a time. */
export function useDecision({ id, title }: Subject, { onTry, onRefused }: Listeners): Decision {
  const client = useClient();
  const tellFailure = useTellFailure(title);
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
      tellFailure(error);
      onRefused();
    },
    [onTry, onRefused, tellFailure],
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

/** Says why a decision did not go through; when the session has ended meanwhile, at the next sign-in. */
function useTellFailure(title: string): (error: CombinedError) => void {
  const { session } = usePage();
  const { id } = useAccount();
  return useCallback(
    (error) => {
      if (session.getState().account?.id === id) return toastError(error);
      const { message } = describeError(error);
      tellAccount(session, id, { title: 'Not decided', message: `“${title}”. ${message}` });
    },
    [session, id, title],
  );
}
