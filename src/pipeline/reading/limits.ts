/** More rows than this in one list are refused; 10 MB hold about half as many. */
export const maximumRows = 200_000;
/** How deep JSON may be nested. Plaid's own exports need five levels. */
export const maximumDepth = 32;
/** The longest row of a CSV file in bytes. */
export const maximumLineBytes = 1_000_000;
/** More columns than this in a CSV file are refused: each costs memory, whether it is known or not. */
export const maximumColumns = 10_000;
