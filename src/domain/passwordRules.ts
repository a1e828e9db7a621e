import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { BadUserInputError } from './errors.ts';

/** Below this (10^8 guesses) a password falls to whoever tries what others have chosen. */
const leastScore = 3;
/** The check takes time that grows with the square of the length, and the event loop waits. */
const examinedCharacters = 32;

let loading: Promise<ZxcvbnFactory> | null = null;

/** Loaded at first use: the list of common passwords takes 30 MB and a tenth of a second. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const passwords = dictionary['passwords-common'];
  return new ZxcvbnFactory({ dictionary: { passwords }, graphs: adjacencyGraphs });
}

/**
 * Refuses a password that is easily guessed: a common one, a pattern, or one made of the address.
 *
 * @param path the argument to name, e.g. `input.password`
 * @throws BadUserInputError
 */
export async function requireStrongPassword(
  password: string,
  email: string | null,
  path: string,
): Promise<void> {
  if (email !== null && password.toLowerCase() === email.toLowerCase()) {
    throw new BadUserInputError([{ path, message: 'must not be the email address' }]);
  }
  loading ??= load();
  const personal = ['spendsense', ...(email === null ? [] : wordsOf(email.toLowerCase()))];
  const { score } = (await loading).check(password.slice(0, examinedCharacters), personal);
  if (score >= leastScore) return;
  const message = 'is easily guessed: use several unrelated words, or a password manager';
  throw new BadUserInputError([{ path, message }]);
}

/** The local part and the domain of an address: whole, without their separators, and by word. */
const wordsOf = (email: string): string[] =>
  email.split('@').flatMap((part) => {
    const words = part.split(/[^\p{L}\p{N}]+/u);
    return [part, words.join(''), ...words];
  });
