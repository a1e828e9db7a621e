import { Observable } from '../../../shared/observable.ts';
import type { Row } from './decision.ts';

/** One page as the gateway answers it. */
export interface ListPage {
  readonly rows: readonly Row[];
  readonly totalCount: number;
  /** Null at the end of the list. */
  readonly next: string | null;
}

/** Where rows come from; all of these reject with what to show. */
export interface ListSource {
  page(after: string | null): Promise<ListPage>;
  /** One row as it is now; null when it is gone. */
  one(id: string): Promise<Row | null>;
}

export interface ListState {
  readonly rows: readonly Row[];
  /** Of the filter, when it was asked last; null until it is known. */
  readonly totalCount: number | null;
  readonly hasMore: boolean;
  readonly loading: 'first' | 'more' | null;
  readonly error: unknown;
}

const empty: ListState = { rows: [], totalCount: null, hasMore: false, loading: null, error: null };
/** More rows than this that left a page at once are asked for when it is next looked at. */
const mostSingles = 10;

/**
 * The rows that were loaded. They stay where they are while others decide and new ones arrive: nothing
 * jumps under a cursor. `refresh` begins anew.
 */
export class QueueList {
  readonly #source: ListSource;
  readonly #state = new Observable<ListState>(empty);
  #pages: { readonly after: string | null; readonly ids: readonly string[] }[] = [];
  #next: string | null = null;
  #underWay: Promise<unknown> = Promise.resolve();
  /** Grows with each request: the answer to an earlier one is not of this list. */
  #turn = 0;

  constructor(source: ListSource) {
    this.#source = source;
  }

  readonly get = this.#state.get;
  readonly subscribe = this.#state.subscribe;

  /**
   * Asks for the first page; what is shown stays until it is there.
   *
   * @returns whether it came, and no later refresh was asked for
   */
  refresh(): Promise<boolean> {
    const loaded = this.#load('first', null);
    this.#underWay = loaded;
    return loaded;
  }

  /** Asks for the next page, unless one is on its way, which is awaited then. */
  async loadMore(): Promise<void> {
    const after = this.#next;
    if (this.get().loading === null && after !== null) this.#underWay = this.#load('more', after);
    await this.#underWay;
  }

  async #load(loading: 'first' | 'more', after: string | null): Promise<boolean> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#change({ loading, error: null });
    try {
      const page = await this.#source.page(after);
      if (turn !== this.#turn) return false;
      if (loading === 'first') {
        this.#pages = [];
        this.#change({ rows: [] });
      }
      this.#append(after, page);
      return true;
    } catch (error) {
      if (turn === this.#turn) this.#change({ loading: null, error });
      return false;
    }
  }

  /** Looks at the page of a row again: what others decided of it is shown in its place. */
  async recheck(id: string): Promise<void> {
    const page = this.#pages.find(({ ids }) => ids.includes(id));
    if (!page) return;
    const { rows } = await this.#source.page(page.after);
    const present = new Map(rows.map((row) => [row.id, row]));
    const gone = this.get().rows.filter(
      (row) => row.status === 'PENDING' && page.ids.includes(row.id) && !present.has(row.id),
    );
    for (const row of gone.slice(0, mostSingles)) {
      const now = await this.#source.one(row.id);
      if (now) present.set(row.id, now);
    }
    this.#change({ rows: this.get().rows.map((row) => present.get(row.id) ?? row) });
  }

  #append(after: string | null, { rows, totalCount, next }: ListPage): void {
    const known = new Set(this.get().rows.map(({ id }) => id));
    const fresh = rows.filter(({ id }) => !known.has(id));
    this.#pages.push({ after, ids: fresh.map(({ id }) => id) });
    this.#next = next;
    const all = [...this.get().rows, ...fresh];
    this.#change({ rows: all, totalCount, hasMore: next !== null, loading: null });
  }

  #change(change: Partial<ListState>): void {
    this.#state.set({ ...this.get(), ...change });
  }
}
