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
  readonly asking: 'first' | 'more' | null;
  readonly error: CombinedError | undefined;
}

/**
 * A long list, page after page. A page costs what it has, however many came before it: rows are appended,
 * and the pages that were loaded are not read again.
 */
export class PagedList<Row extends { readonly id: string }> {
  readonly #source: PageSource<Row>;
  readonly #state: Observable<PagedRows<Row>>;

  constructor(source: PageSource<Row>) {
    this.#source = source;
    this.#state = new Observable<PagedRows<Row>>(knownRows(source));
  }

  readonly get = () => this.#state.get();
  readonly subscribe = (listener: () => void) => this.#state.subscribe(listener);

  /** Asks for the first page; the others are let go of when it has changed. */
  readonly refresh = async (): Promise<void> => {
    if (this.get().asking === 'first') return;
    this.#change({ asking: 'first', error: undefined });
    const page = await this.#source.ask(null);
    if ('error' in page) return this.#change({ asking: null, error: page.error });
    const { nodes } = this.get();
    const isSame =
      nodes.length >= page.rows.length && page.rows.every(({ id }, at) => nodes[at]?.id === id);
    const { rows, totalCount, next } = page;
    const later = isSame ? nodes.slice(rows.length) : [];
    const end = later.length > 0 ? this.get().next : next;
    this.#change({ nodes: [...rows, ...later], totalCount, next: end, asking: null });
  };

  /** Asks for the next page, unless something is on its way. */
  readonly loadMore = async (): Promise<void> => {
    const { asking, next } = this.get();
    if (asking !== null || next === null) return;
    this.#change({ asking: 'more', error: undefined });
    const page = await this.#source.ask(next);
    // A first page that was asked for meanwhile begins the list anew.
    if (this.get().asking !== 'more') return;
    if ('error' in page) return this.#change({ asking: null, error: page.error });
    this.#state.set({ ...appended(this.get(), page), asking: null });
  };

  #change(change: Partial<PagedRows<Row>>): void {
    this.#state.set({ ...this.get(), ...change });
  }
}

function appended<Row extends { readonly id: string }>(
  before: PagedRows<Row>,
  { rows, totalCount, next }: ListPage<Row>,
): PagedRows<Row> {
  const present = new Set(before.nodes.map(({ id }) => id));
  const fresh = rows.filter(({ id }) => !present.has(id));
  return { ...before, nodes: [...before.nodes, ...fresh], totalCount, next };
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
  return { nodes, totalCount, next: last?.next ?? null, asking: null, error: undefined };
}
