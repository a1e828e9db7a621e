/** What somebody typed as a phone number: the number in E.164, or what to mend. */
export type ReadNumber =
  | { readonly phoneNumber: string; readonly problem: null }
  | { readonly phoneNumber: null; readonly problem: string };

const shape = /^\+[1-9]\d{6,14}$/;

/**
 * Reads a phone number. The ways of writing it are many, the country is one: it is never guessed,
 * since the code would be sent to a stranger.
 */
export function readPhoneNumber(typed: string): ReadNumber {
  const compact = typed.replace(/[\s().\-/\u00a0\u2010-\u2015]/g, '');
  if (shape.test(compact)) return { phoneNumber: compact, problem: null };
  return { phoneNumber: null, problem: problemOf(compact) };
}

function problemOf(compact: string): string {
  if (compact === '') return 'Enter your phone number.';
  if (!/^\+?\d+$/.test(compact)) return 'Use digits alone, after the + and the country code.';
  if (compact.startsWith('00')) return `Write + in place of 00: +${compact.slice(2)}`;
  if (!compact.startsWith('+')) {
    return 'Begin with + and the country code: +1 for the United States, +49 for Germany.';
  }
  if (compact.startsWith('+0')) return 'No country code begins with 0.';
  return compact.length < 9 ? 'That number is too short.' : 'That number is too long.';
}
