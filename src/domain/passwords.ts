import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';

/** argon2id (the library's own choice of algorithm) with 19 MiB, two passes and one lane: OWASP's first choice of parameters. */
const parameters = {
  memoryCost: 19 * 1024,
  timeCost: 2,
  parallelism: 1,
} as const;

/** One core is left to everything else: however many sign in at once, other requests go on. */
const inTurn = pLimit(Math.max(1, availableParallelism() - 1));

/** Hashes a password, off the event loop. @returns a PHC string: `$argon2id$v=19$…` */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, parameters));
}

let hashOfNobody: Promise<string> | null = null;

/**
 * Compares a password with an account's hash. Without a hash (no such account, or one that signs in
 * otherwise) it computes just as long, so that the time does not tell who has an account.
 */
export async function verifyPassword(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  // Waited for on both ways, or the first unknown address would be told by its time.
  hashOfNobody ??= hashPassword('a password that nobody has').catch((error: unknown) => {
    hashOfNobody = null;
    throw error;
  });
  const standIn = await hashOfNobody;
  const matches = await inTurn(() => verify(passwordHash ?? standIn, password));
  return matches && passwordHash !== null;
}
