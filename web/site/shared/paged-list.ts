import type { CombinedError } from 'urql';
import { Observable } from '../../shared/observable.ts';

/** One page as it was answered. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly totalCount: number;
  /** Null at the end of the list. */
  readonly next: string | null;
}

/** Where pages come from. */
export interface PageSource<Row> {
  /** What is known of the page after a cursor without asking; null is nothing. */
  known(after: string | null): ListPage<Row> | null;
  ask(after: string | null): Promise<ListPage<Row> | { readonly error: CombinedError }>;
}

/** What there is of a list so far. */
export interface PagedRows<Row> {
  readonly nodes: readonly Row[];
  /** Null until it is known. */
  readonly totalCount: number | null;
  readonly next: string | null;
  readonly asking: Which | null;
  readonly error: CombinedError | undefined;
  /** What the error was about. */
  readonly failed: Which | null;
}

type Which = 'first' | 'more';

/**
 * A long list, page after page. A page costs what it has, however many came before it: rows are appended,
 * and the pages that were loaded are not read again.
 */
export class PagedList<Row extends { readonly id: string }> {
  readonly #source: PageSource<Row>;
  readonly #state: Observable<PagedRows<Row>>;
  /** Counts what was asked for: an answer is taken only while nothing was asked for after it. */
  #turn = 0;
  #keepsLater = false;

  constructor(source: PageSource<Row>) {
    this.#source = source;
    this.#state = new Observable<PagedRows<Row>>(knownRows(source));
  }

  readonly get = () => this.#state.get();
  readonly subscribe = (listener: () => void) => this.#state.subscribe(listener);

  /**
   * Asks for the first page. Those after it are let go of, so that whatever is shown is new; who only comes
   * back keeps them, unless the first one has changed.
   */
  readonly refresh = async ({ keepsLater = false } = {}): Promise<void> => {
    const isAsking = this.get().asking === 'first';
    this.#keepsLater = keepsLater && (this.#keepsLater || !isAsking);
    if (isAsking) return;
    const page = await this.#ask('first', null);
    if (!page) return;
    const { nodes } = this.get();
    const isSame =
      nodes.length >= page.rows.length && page.rows.every(({ id }, at) => nodes[at]?.id === id);
    const { rows, totalCount, next } = page;
    const later = this.#keepsLater && isSame ? nodes.slice(rows.length) : [];
    const end = later.length > 0 ? this.get().next : next;
    this.#change({ nodes: [...rows, ...later], totalCount, next: end, asking: null });
  };

  /** Asks for the next page, unless something is on its way. */
  readonly loadMore = async (): Promise<void> => {
    const { asking, next } = this.get();
    if (asking !== null || next === null) return;
    const page = await this.#ask('more', next);
    if (page) this.#change({ ...appended(this.get(), page), asking: null });
  };

  /** Asks again for what could not be had. */
  readonly retry = (): Promise<void> =>
    this.get().failed === 'more' ? this.loadMore() : this.refresh({ keepsLater: this.#keepsLater });

  /** The page; null when it could not be had, or when the list begins anew meanwhile. */
  async #ask(asking: Which, after: string | null): Promise<ListPage<Row> | null> {
    this.#turn += 1;
    const turn = this.#turn;
    this.#change({ asking, error: undefined, failed: null });
    const page = await this.#source.ask(after);
    if (turn !== this.#turn) return null;
    if (!('error' in page)) return page;
    this.#change({ asking: null, error: page.error, failed: asking });
    return null;
  }

  #change(change: Partial<PagedRows<Row>>): void {
    this.#state.set({ ...this.get(), ...change });
  }
}

function appended<Row extends { readonly id: string }>(
  before: PagedRows<Row>,
  { rows, totalCount, next }: ListPage<Row>,
): Partial<PagedRows<Row>> {
  const present = new Set(before.nodes.map(({ id }) => id));
  const fresh = rows.filter(({ id }) => !present.has(id));
  return { nodes: [...before.nodes, ...fresh], totalCount, next };
}

/** What was loaded on an earlier visit. */
function knownRows<Row>({ known }: PageSource<Row>): PagedRows<Row> {
  const nodes: Row[] = [];
  let page = known(null);
  let last = page;
  while (page) {
    nodes.push(...page.rows);
    last = page;
    page = page.next === null ? null : known(page.next);
  }
  const totalCount = last?.totalCount ?? null;
  const next = last?.next ?? null;
  return { nodes, totalCount, next, asking: null, error: undefined, failed: null };
}
