const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * The paths at which two JSON values differ, cut at the first member that only one of them has:
 * `{a: {b: 1}}` and `{a: {b: 2, c: 3}}` → `['a.b', 'a.c']`.
 */
export function differences(left: unknown, right: unknown, path = ''): string[] {
  if (!isRecord(left) || !isRecord(right)) return Object.is(left, right) ? [] : [path];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].flatMap((name) =>
    differences(left[name], right[name], path === '' ? name : `${path}.${name}`),
  );
}
