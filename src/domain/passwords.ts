import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's own choice of algorithm) with 19 MiB, two passes and one lane: OWASP's first choice of parameters. */
const parameters = {
  memoryCost: 19 * 1024,
  timeCost: 2,
  parallelism: 1,
} as const;

/** Hashes a password, off the event loop. @returns a PHC string: `$argon2id$v=19$…` */
export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
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
  if (passwordHash !== null) return verify(passwordHash, password);
  hashOfNobody ??= hashPassword('a password that nobody has').catch((error: unknown) => {
    hashOfNobody = null;
    throw error;
  });
  await verify(await hashOfNobody, password);
  return false;
}
