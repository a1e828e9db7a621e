import type { Client } from 'urql';
import type { Session } from '../../../shared/session.ts';
import { tellAccount } from '../../shared/account-toasts.ts';
import { noteUnsettled } from '../../shared/unsettled-work.ts';
import { DecisionQueue } from './decision-queue.ts';
import { outcomeWords } from './outcome-words.ts';
import { QueueApi } from './queue-api.ts';
import type { Workplace } from './use-review-desk.ts';

/** What an account's reviewing has, whichever list is shown and wherever one is. */
export interface Office {
  readonly api: QueueApi;
  readonly queue: DecisionQueue;
  /** Says something to be seen and heard on any page, as long as the same account is signed in. */
  readonly tell: (title: string, message: string) => void;
  /** Says what became of a decision; where the session has ended, at the account's next sign-in. */
  readonly report: (title: string, message: string) => void;
  latest: { readonly key: string; readonly workplace: Workplace } | null;
}

/** Kept as long as one is signed in: decisions go on, and one comes back to where one was. */
const offices = new WeakMap<Client, Office>();

/** The office of whoever the client belongs to. */
export function officeOf(client: Client, session: Session, accountId: string): Office {
  const known = offices.get(client);
  if (known) return known;
  const api = new QueueApi(client, accountId);
  const queue = new DecisionQueue(api.decide);
  const report = (title: string, message: string) => {
    office.latest?.workplace.desk.announce(`${title}: ${message}`);
    void tellAccount(session, accountId, { title, message });
  };
  const tell = (title: string, message: string) => {
    if (session.getState().account?.id === accountId) report(title, message);
  };
  const office: Office = { api, queue, tell, report, latest: null };
  offices.set(client, office);
  queue.subscribe(() => noteUnsettled(queue, queue.unsettled));
  queue.onSettled((decision, outcome) => {
    const words = outcomeWords(decision, outcome);
    if (words) report(words.title, words.message);
  });
  return office;
}
