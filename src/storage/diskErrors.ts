const hasCode = (error: unknown, codes: readonly string[]) =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** There is nothing at a path, or a folder where a file was looked for. */
export const isMissing = (error: unknown) => hasCode(error, ['ENOENT', 'ENOTDIR', 'EISDIR']);

/** There is something at a path already. */
export const isTaken = (error: unknown) => hasCode(error, ['EEXIST']);

/** No room is left, for now: the same may succeed later. */
export const isFull = (error: unknown) => hasCode(error, ['ENOSPC', 'EDQUOT']);
