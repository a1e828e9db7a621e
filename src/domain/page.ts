import { BadUserInputError } from './errors.ts';
import { isStorableTime } from './time.ts';
import { isUuid } from './uuid.ts';

/** What a list is asked for: a page size of 1 to 100, and the cursor to continue after. */
export interface PageRequest {
  first: number;
  after?: string | null | undefined;
}

/** A place in a list that is ordered by (time, id). */
export interface Position {
  time: Date;
  id: string;
}

/** A page of a list, in the shape of a Relay connection. */
export interface Page<Row> {
  nodes: Row[];
  edges: { cursor: string; node: Row }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  /** Counted only when it is asked for. */
  totalCount: () => number | Promise<number>;
}

/** Which list a cursor belongs to: one of another list is refused. */
export type ListName =
  | 'recommendations'
  | 'memberRecommendations'
  | 'users'
  | 'uploads'
  | 'personaHistory';

/** An opaque cursor: base64url of `[list, time, id]`. */
export function encodeCursor(list: ListName, { time, id }: Position): string {
  return Buffer.from(JSON.stringify([list, time.toISOString(), id])).toString('base64url');
}

function parseCursor(list: ListName, cursor: string): Position | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (!Array.isArray(parsed) || parsed.length !== 3) return null;
    const [of, isoTime, id]: unknown[] = parsed;
    if (of !== list || typeof isoTime !== 'string' || typeof id !== 'string') return null;
    const time = new Date(isoTime);
    return isStorableTime(time) && isUuid(id) ? { time, id } : null;
  } catch {
    return null;
  }
}

/** @throws BadUserInputError for text that is no cursor of this list */
export function decodeCursor(list: ListName, cursor: string | null | undefined): Position | null {
  if (cursor === null || cursor === undefined) return null;
  const position = parseCursor(list, cursor);
  if (position === null) {
    throw new BadUserInputError([
      { path: 'after', message: 'must be a cursor that this list gave' },
    ]);
  }
  return position;
}

/**
 * Makes a page of rows that were read with one row more than asked for, which tells whether more follow.
 *
 * @param positionOf where a row stands in the list's order
 */
export function toPage<Row>(
  list: ListName,
  rows: readonly Row[],
  request: PageRequest,
  positionOf: (row: Row) => Position,
  totalCount: () => number | Promise<number>,
): Page<Row> {
  const nodes = rows.slice(0, request.first);
  const edges = nodes.map((node) => ({ cursor: encodeCursor(list, positionOf(node)), node }));
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: rows.length > request.first,
      hasPreviousPage: request.after !== null && request.after !== undefined,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

/** The page of a list that has nothing, or nothing that the viewer may see. */
export const emptyPage = <Row>(): Page<Row> => ({
  nodes: [],
  edges: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  totalCount: () => 0,
});

/** The same page with each item shown otherwise. */
export function mapPage<Row, Shown>(page: Page<Row>, show: (row: Row) => Shown): Page<Shown> {
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: show(node) }));
  return { ...page, edges, nodes: edges.map(({ node }) => node) };
}
