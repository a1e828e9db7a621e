import { Observable } from '../../../shared/observable.ts';
import {
  type Decision,
  type Decisions,
  isUnsettled,
  leavesOpen,
  type Outcome,
  type Progress,
} from './decision.ts';

/** How many decisions are under way at a time: enough that a slow network does not hold up a fast hand. */
const mostAtOnce = 3;

/**
 * Decisions are taken at once and sent one after the other: whoever decides never waits for the gateway.
 * What became of each is kept until `forget`.
 */
export class DecisionQueue {
  readonly #decisions = new Observable<Decisions>(new Map());
  readonly #send: (decision: Decision) => Promise<Outcome>;
  readonly #listeners = new Set<(decision: Decision, outcome: Outcome) => void>();
  readonly #waiting: Decision[] = [];
  #underWay = 0;

  /** @param send tells the gateway; never rejects */
  constructor(send: (decision: Decision) => Promise<Outcome>) {
    this.#send = send;
  }

  readonly get = this.#decisions.get;
  readonly subscribe = this.#decisions.subscribe;

  /** How many decisions the gateway has not answered, those of a bulk as well. */
  get unsettled(): number {
    return [...this.get().values()].filter(isUnsettled).length;
  }

  /** Takes a decision; false when one on the same row is under way or was final. */
  add(decision: Decision): boolean {
    if (!leavesOpen(this.get().get(decision.id))) return false;
    this.#waiting.push(decision);
    this.#note(decision.id, { kind: 'waiting', decision });
    this.#next();
    return true;
  }

  /** Takes decisions that are sent by other means; `noteAll` says what became of them. */
  await(decisions: readonly Decision[]): void {
    const next = new Map(this.get());
    for (const decision of decisions) next.set(decision.id, { kind: 'sending', decision });
    this.#decisions.set(next);
  }

  /** Keeps what became of decisions that were sent by other means, as many at once. */
  noteAll(outcomes: readonly (readonly [decision: Decision, outcome: Outcome])[]): void {
    const next = new Map(this.get());
    for (const [decision, outcome] of outcomes) next.set(decision.id, { ...outcome, decision });
    this.#decisions.set(next);
  }

  /** Hears of each outcome. */
  onSettled(listener: (decision: Decision, outcome: Outcome) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What the gateway has answered as of now, to be forgotten with a list that was read after it. */
  settled(): Decisions {
    return new Map([...this.get()].filter(([, progress]) => !isUnsettled(progress)));
  }

  /** Lets go of what was settled, unless it was decided again meanwhile. */
  forget(settled: Decisions): void {
    const left = [...this.get()].filter(([id, progress]) => settled.get(id) !== progress);
    this.#decisions.set(new Map(left));
  }

  #next(): void {
    while (this.#underWay < mostAtOnce) {
      const decision = this.#waiting.shift();
      if (!decision) return;
      this.#underWay += 1;
      void this.#run(decision);
    }
  }

  async #run(decision: Decision): Promise<void> {
    this.#note(decision.id, { kind: 'sending', decision });
    const outcome = await this.#send(decision);
    this.#underWay -= 1;
    this.#note(decision.id, { ...outcome, decision });
    for (const listener of this.#listeners) listener(decision, outcome);
    this.#next();
  }

  #note(id: string, progress: Progress): void {
    this.#decisions.set(new Map(this.get()).set(id, progress));
  }
}
