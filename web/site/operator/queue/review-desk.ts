import { Observable } from '../../../shared/observable.ts';
import { type Decision, isOpen, type Outcome, pastOf, type Row } from './decision.ts';
import type { DecisionQueue } from './decision-queue.ts';
import { begin, type DeskState } from './desk-state.ts';
import type { QueueList } from './queue-list.ts';
import { nothingSelected, pruned, type Selection, toggled, withRange } from './selection.ts';

/** Rows ahead that are loaded before one gets there. */
const rowsAhead = 100;

/**
 * Where an operator is in the list, what is marked, and what they do. All of it happens at once and in the
 * order of the keys, whatever the gateway and the screen are doing.
 */
export class ReviewDesk {
  readonly list: QueueList;
  readonly queue: DecisionQueue;
  readonly #state = new Observable(begin());
  #anchorId: string | null = null;

  constructor(list: QueueList, queue: DecisionQueue) {
    this.list = list;
    this.queue = queue;
  }

  readonly get = this.#state.get;
  readonly subscribe = this.#state.subscribe;

  get rows(): readonly Row[] {
    return this.list.get().rows;
  }

  /** The active row, if there is one. */
  get active(): Row | undefined {
    return this.rows.find(({ id }) => id === this.get().activeId);
  }

  /** Loads the beginning anew. What is under way goes on, what is settled leaves the list. */
  async refresh(): Promise<void> {
    // What is decided while the list is being read may be missing from it.
    const settled = this.queue.settled();
    if (!(await this.list.refresh())) return;
    this.queue.forget(settled);
    const { activeId, selection } = this.get();
    const ids = new Set(this.rows.map(({ id }) => id));
    this.#change({
      scene: {},
      activeId: activeId !== null && ids.has(activeId) ? activeId : (this.rows[0]?.id ?? null),
      selection: pruned(selection, (id) => ids.has(id)),
    });
    await this.loadAhead();
  }

  /** Loads more when the end is near. */
  async loadAhead(index = this.#activeIndex()): Promise<void> {
    if (this.rows.length - index < rowsAhead) await this.list.loadMore();
  }

  /** Goes so many rows further, or back. */
  move(by: number): void {
    const index = Math.max(0, this.#activeIndex()) + (this.get().activeId === null ? 0 : by);
    const row = this.rows[Math.min(Math.max(index, 0), this.rows.length - 1)];
    if (row) this.activate(row.id);
  }

  /** Makes a row the active one. */
  activate(id: string, takeFocus = true): void {
    const { focusRequests } = this.get();
    const requests = focusRequests + (takeFocus ? 1 : 0);
    this.#change({ activeId: id, focusRequests: requests, further: 'there' });
    void this.loadAhead();
  }

  /** Gives the focus back to the active row; with `goOn`, when that is decided, to the next that waits. */
  resume(goOn: boolean): void {
    const { activeId } = this.get();
    if (activeId === null) return;
    if (goOn && !this.isOpen(activeId)) this.#goOnFrom(activeId);
    else this.activate(activeId);
  }

  /** Whether a row waits for a decision. */
  isOpen(id: string): boolean {
    const row = this.rows.find((one) => one.id === id);
    return row !== undefined && isOpen(row, this.queue.get().get(id));
  }

  /** Decides a row, also one that has left the list, and goes on to the next one that waits. */
  decide(row: Row, verdict: Decision['verdict'], reason: string | null = null): void {
    const { id, title, user } = row;
    const listed = this.rows.find((one) => one.id === id);
    const canDecide = isOpen(listed ?? row, this.queue.get().get(id));
    if (!canDecide || !this.queue.add({ id, title, verdict, reason })) {
      this.announce(`“${title}” is decided already.`);
      return;
    }
    // With the member: many rows have the same title, and the same words again would not be read out.
    this.announce(`${pastOf[verdict]} “${title}” for ${user?.email ?? 'an unknown member'}.`);
    this.#change({ selection: pruned(this.get().selection, (one) => one !== id) });
    if (listed) this.#goOnFrom(id);
  }

  /** Marks a row, or no longer. */
  toggle(id: string): void {
    if (!this.isOpen(id)) return;
    this.#anchorId = id;
    this.#select(toggled(this.get().selection, id));
  }

  /** Marks everything from the row marked last to this one. */
  selectTo(id: string): void {
    const ids = this.rows.map((row) => row.id);
    const all = withRange(this.get().selection, ids, this.#anchorId ?? id, id);
    this.#select(pruned(all, (one) => this.isOpen(one)));
  }

  /** Marks all rows that are loaded and wait. */
  selectAll(): void {
    const ids = this.rows.map(({ id }) => id);
    this.#select(new Set(ids.filter((id) => this.isOpen(id))));
  }

  clearSelection(): void {
    this.#anchorId = null;
    this.#select(nothingSelected);
  }

  /** Loads one more page and marks what it brings as well. */
  async selectMore(): Promise<void> {
    await this.list.loadMore();
    this.selectAll();
  }

  /** Says something to screen readers. */
  announce(announcement: string): void {
    this.#change({ announcement, announced: this.get().announced + 1 });
  }

  /** Keeps what became of many at once. */
  settleMany(outcomes: readonly (readonly [Decision, Outcome])[]): void {
    this.queue.noteAll(outcomes);
    const { selection } = this.get();
    const decided = new Set(outcomes.map(([{ id }]) => id));
    this.#change({ selection: pruned(selection, (id) => !decided.has(id) || this.isOpen(id)) });
  }

  #select(selection: Selection): void {
    this.#change({ selection });
    this.announce(selection.size === 0 ? 'None selected.' : `${selection.size} selected.`);
  }

  /** @returns whether there is, or may be, something further on; otherwise one stays */
  #goOnFrom(id: string): boolean {
    const index = this.rows.findIndex((row) => row.id === id);
    const next = this.rows.slice(index + 1).find((row) => this.isOpen(row.id));
    const isFurther = !next && this.list.get().hasMore;
    // Not back to one that was skipped: the next stroke of a fast hand would decide that.
    this.activate(next?.id ?? id);
    if (isFurther) void this.#awaitFurther(id);
    return next !== undefined || isFurther;
  }

  async #awaitFurther(id: string): Promise<void> {
    this.#change({ further: 'awaited' });
    await this.list.loadMore();
    const { further, activeId } = this.get();
    // Whoever went elsewhere meanwhile stays there.
    if (further !== 'awaited' || activeId !== id) return;
    const hasFurther = this.list.get().error === null && this.#goOnFrom(id);
    if (!hasFurther) this.#change({ further: 'there', scene: {} });
  }

  #activeIndex(): number {
    return this.rows.findIndex(({ id }) => id === this.get().activeId);
  }

  #change(change: Partial<DeskState>): void {
    this.#state.set({ ...this.get(), ...change });
  }
}
