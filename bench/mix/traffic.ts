import type autocannon from 'autocannon';
import { homeBody, requestBody } from '../load/home.ts';
import type { Person } from '../setup/people.ts';
import type { ApprovalLedger } from './ledger.ts';
import type { Pending, PendingQueue } from './pendingQueue.ts';

/** After so many reads comes a review. */
export const readsPerReview = 50;

export interface TrafficOptions {
  drawMember: () => Person;
  operator: Person;
  pending: PendingQueue;
  ledger: ApprovalLedger;
}

/** What the traffic saw. */
export interface Tally {
  reads: number;
  reviews: number;
  /** Reads that showed less than had been approved before they began. */
  stale: number;
  /** Answers with 200 that were errors, somebody else's, or showed approvals that nobody made. */
  wrong: number;
}

/** Judges an answer to what a connection has sent last. */
type Judge = (status: number, body: string) => void;

const totalShape = /"totalCount":(\d+)/;

/** Makes the requests of the mix, one after the other, and judges their answers. */
export class Traffic {
  readonly tally: Tally = { reads: 0, reviews: 0, stale: 0, wrong: 0 };
  readonly #options: TrafficOptions;
  #sinceReview = 0;

  constructor(options: TrafficOptions) {
    this.#options = options;
  }

  /** The request as autocannon has it: made anew each time, judged by what was sent. */
  readonly request: autocannon.Request = {
    setupRequest: (request, context) => {
      const [made, judge] = this.#next();
      Object.assign(context, { judge });
      return { ...request, ...made };
    },
    onResponse: (status, body, context) => {
      (context as { judge?: Judge }).judge?.(status, body);
    },
  };

  #next(): [autocannon.Request, Judge] {
    const due = this.#sinceReview >= readsPerReview;
    const pending = due ? this.#options.pending.take() : null;
    return pending === null ? this.#read() : this.#review(pending);
  }

  #read(): [autocannon.Request, Judge] {
    const { drawMember, ledger } = this.#options;
    this.#sinceReview += 1;
    const { userId, headers } = drawMember();
    const least = ledger.least(userId);
    const judge: Judge = (status, body) => {
      this.tally.reads += 1;
      const isTheirs = body.startsWith(`{"data":{"me":{"id":"${userId}"`);
      const total = Number(totalShape.exec(body)?.[1]);
      if (status !== 200) return; // counted by whoever sends
      if (!isTheirs || !(total <= ledger.most(userId))) this.tally.wrong += 1;
      else if (total < least) this.tally.stale += 1;
    };
    return [{ headers: { ...headers }, body: homeBody }, judge];
  }

  /** Approvals and rejections in turn. */
  #review({ id, userId }: Pending): [autocannon.Request, Judge] {
    const { operator, ledger } = this.#options;
    this.#sinceReview = 0;
    this.tally.reviews += 1;
    const approves = this.tally.reviews % 2 === 1;
    if (approves) ledger.approvalSent(userId);
    const expected = approves ? '"status":"APPROVED"' : '"status":"REJECTED"';
    const judge: Judge = (status, body) => {
      if (status !== 200) return;
      if (!body.includes(expected)) this.tally.wrong += 1;
      else if (approves) ledger.approvalAnswered(userId);
    };
    const body = approves
      ? requestBody('Approve', { id })
      : requestBody('Reject', { id, reason: 'Measured, not meant.' });
    return [{ headers: { ...operator.headers }, body }, judge];
  }
}
