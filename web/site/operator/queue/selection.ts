/** Rows that are marked, by id. */
export type Selection = ReadonlySet<string>;

export const nothingSelected: Selection = new Set();

/** Marks a row, or no longer. */
export function toggled(selection: Selection, id: string): Selection {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Marks all from one row to another, in whichever direction; those before stay marked. */
export function withRange(
  selection: Selection,
  ids: readonly string[],
  from: string,
  to: string,
): Selection {
  const [start, end] = [ids.indexOf(from), ids.indexOf(to)].sort((a, b) => a - b);
  if (start === undefined || end === undefined || start < 0) return new Set(selection).add(to);
  return new Set([...selection, ...ids.slice(start, end + 1)]);
}

/** Only those that can still be decided. */
export function pruned(selection: Selection, isStill: (id: string) => boolean): Selection {
  const next = [...selection].filter(isStill);
  return next.length === selection.size ? selection : new Set(next);
}
