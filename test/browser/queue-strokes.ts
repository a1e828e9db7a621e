import { usualReasons } from '../../web/site/operator/review/reasons.ts';

/** Every fifth is rejected for the second preset, the others are approved. */
const isRejected = (place: number) => place % 5 === 4;

/** The keys that decide so many rows, one after the other. */
export const keysFor = (count: number): string[] =>
  Array.from({ length: count }, (_, place) =>
    isRejected(place) ? ['r', '2', 'Enter'] : ['a'],
  ).flat();

/** What these keys decide. */
export const decidedBy = (ids: readonly string[]) =>
  ids.map((id, place) =>
    isRejected(place)
      ? { id, status: 'rejected', reason: usualReasons[1] }
      : { id, status: 'approved', reason: null },
  );
