/** A quantile of ascending numbers by nearest rank; NaN of none. */
export const quantileOf = (ascending: readonly number[], share: number): number =>
  ascending[Math.max(0, Math.ceil(share * ascending.length) - 1)] ?? Number.NaN;

/** The middle number, or the mean of the two in the middle; NaN of none. */
export function medianOf(numbers: readonly number[]): number {
  const ascending = numbers.toSorted((one, other) => one - other);
  const middle = (ascending.length - 1) / 2;
  const low = ascending[Math.floor(middle)] ?? Number.NaN;
  const high = ascending[Math.ceil(middle)] ?? Number.NaN;
  return (low + high) / 2;
}
