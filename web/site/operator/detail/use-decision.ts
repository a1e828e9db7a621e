import { useCallback, useMemo, useRef, useState } from 'react';
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
  const { tellDone, tellFailure } = useTellOutcome(title);
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
      if (!error) return tellDone(done);
      tellFailure(error);
      onRefused();
    },
    [onTry, onRefused, tellDone, tellFailure],
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

/** Says what became of a decision; where the session has ended meanwhile, at the account's next sign-in. */
function useTellOutcome(name: string): {
  readonly tellDone: (message: string) => void;
  readonly tellFailure: (error: CombinedError) => void;
} {
  const { session } = usePage();
  const { id } = useAccount();
  return useMemo(() => {
    const isSignedIn = () => session.getState().account?.id === id;
    return {
      tellDone(message) {
        if (isSignedIn()) toastDone(message);
      },
      tellFailure(error) {
        if (isSignedIn()) toastError(error);
        else void tellAccount(session, id, missedWords(name, error));
      },
    };
  }, [session, id, name]);
}

/** What is said later of a decision that was answered with an error when nobody was there to read it. */
function missedWords(name: string, error: CombinedError) {
  const { code, title, message } = describeError(error);
  if (code === 'CONFLICT') return { title, message: `“${name}”. ${message}` };
  if (code === null || code === 'INTERNAL_SERVER_ERROR') {
    const unknown = `“${name}”: whether it was decided is not known.`;
    return { title: 'Perhaps not decided', message: unknown };
  }
  const why = code === 'UNAUTHENTICATED' ? 'Your session had ended.' : message;
  return { title: 'Not decided', message: `“${name}” still waits. ${why}` };
}
