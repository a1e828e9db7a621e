import { Observable } from '../../../shared/observable.ts';
import { type Decision, isOpen, type Outcome, pastOf, type Row } from './decision.ts';
import type { DecisionQueue } from './decision-queue.ts';
import type { QueueList } from './queue-list.ts';
import { nothingSelected, pruned, type Selection, toggled, withRange } from './selection.ts';

interface DeskState {
  /** The row that keys act on. */
  readonly activeId: string | null;
  /** Grows when the active row shall take the focus of the browser. */
  readonly focusRequests: number;
  readonly selection: Selection;
  /** For screen readers: what just happened. */
  readonly announcement: string;
  /** The rows after the last one that was decided: awaited when the hand was faster than the network. */
  readonly further: 'there' | 'awaited' | 'failed';
}

/** Rows ahead that are loaded before one gets there. */
const rowsAhead = 100;

/**
 * Where an operator is in the list, what is marked, and what they do. All of it happens at once and in the
 * order of the keys, whatever the gateway and the screen are doing.
 */
export class ReviewDesk {
  readonly list: QueueList;
  readonly queue: DecisionQueue;
  readonly #state = new Observable<DeskState>({
    activeId: null,
    focusRequests: 0,
    selection: nothingSelected,
    announcement: '',
    further: 'there',
  });
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

  /** The active row; null while there is none. */
  get active(): Row | null {
    return this.rows.find(({ id }) => id === this.get().activeId) ?? null;
  }

  /** Loads the beginning anew. What is under way goes on, what is settled leaves the list. */
  async refresh(): Promise<void> {
    await this.list.refresh();
    this.queue.forgetSettled();
    const { activeId, selection } = this.get();
    const ids = new Set(this.rows.map(({ id }) => id));
    this.#change({
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
    this.#change({ activeId: id, focusRequests: focusRequests + (takeFocus ? 1 : 0) });
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

  /** Decides a row and goes on to the next one that waits. */
  decide(id: string, verdict: Decision['verdict'], reason: string | null = null): void {
    const row = this.rows.find((one) => one.id === id);
    if (!row) return;
    if (!this.isOpen(id) || !this.queue.add({ id, verdict, reason })) {
      this.announce(`“${row.title}” is decided already.`);
      return;
    }
    this.announce(`${pastOf[verdict]} “${row.title}”.`);
    this.#change({ selection: pruned(this.get().selection, (one) => one !== id) });
    this.#goOnFrom(id);
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
    const open = this.rows.filter(({ id }) => this.isOpen(id));
    this.#select(new Set(open.map(({ id }) => id)));
  }

  clearSelection(): void {
    this.#anchorId = null;
    this.#select(nothingSelected);
  }

  /** Loads two more pages and marks what they bring as well. */
  async selectMore(): Promise<void> {
    await this.list.loadMore();
    await this.list.loadMore();
    this.selectAll();
  }

  /** Says something to screen readers. */
  announce(announcement: string): void {
    this.#change({ announcement });
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

  #goOnFrom(id: string): void {
    const index = this.rows.findIndex((row) => row.id === id);
    const next = this.rows.slice(index + 1).find((row) => this.isOpen(row.id));
    if (!next && this.list.get().hasMore) {
      this.activate(id);
      void this.#awaitFurther(id);
      return;
    }
    const before = this.rows.slice(0, Math.max(index, 0)).findLast((row) => this.isOpen(row.id));
    this.activate((next ?? before)?.id ?? id);
  }

  async #awaitFurther(id: string): Promise<void> {
    this.#change({ further: 'awaited' });
    await this.list.loadMore();
    const further = this.list.get().error === null ? 'there' : 'failed';
    this.#change({ further });
    // Whoever went elsewhere meanwhile stays there.
    if (further === 'there' && this.get().activeId === id) this.#goOnFrom(id);
  }

  #activeIndex(): number {
    return this.rows.findIndex(({ id }) => id === this.get().activeId);
  }

  #change(change: Partial<DeskState>): void {
    this.#state.set({ ...this.get(), ...change });
  }
}
