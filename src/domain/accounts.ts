import { eq, sql } from 'drizzle-orm';
import type { Blacklist } from '../cache/blacklist.ts';
import type { Database } from '../db/pool.ts';
import { users } from '../db/schema.ts';
import { sqlState, uniqueViolation } from '../db/sql.ts';
import type { Audit } from './audit.ts';
import { ConflictError, UnauthenticatedError } from './errors.ts';
import type { LoginLimit } from './loginLimit.ts';
import { requireStrongPassword } from './passwordRules.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import type { Sessions, SignedIn } from './sessions.ts';
import type { Viewer } from './viewer.ts';
import type { Writes } from './writes.ts';

export interface Credentials {
  email: string;
  password: string;
}

interface Dependencies {
  db: Database;
  writes: Writes;
  sessions: Sessions;
  blacklist: Blacklist;
  loginLimit: LoginLimit;
  audit: Audit;
  now: () => Date;
}

/** Registering, signing in and signing out. */
export class Accounts {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * Makes a member's account and signs it in.
   *
   * @param address whence the request comes
   * @throws BadUserInputError when the password is easily guessed, or the address itself
   * @throws ConflictError when the email has an account, in whatever spelling
   * @throws RateLimitedError after too many failures from this address
   */
  async register({ email, password }: Credentials, address: string): Promise<SignedIn> {
    await requireStrongPassword(password, email, 'input.password');
    return this.#deps.loginLimit.guard(address, async () => {
      const passwordHash = await hashPassword(password);
      try {
        const signedIn = await this.#insert({ email, passwordHash });
        this.#record('account.registered', signedIn);
        return signedIn;
      } catch (error) {
        if (sqlState(error) !== uniqueViolation) throw error;
        throw new ConflictError('An account with this email address exists: log in instead.');
      }
    });
  }

  /**
   * Signs in with a password.
   *
   * @param address whence the request comes
   * @throws UnauthenticatedError in the same words and the same time whether the email is unknown,
   *   signs in otherwise, or the password is wrong
   * @throws RateLimitedError after too many failures from this address
   */
  async login(credentials: Credentials, address: string): Promise<SignedIn> {
    return this.#deps.loginLimit.guard(address, () => this.#login(credentials));
  }

  /** Ends the viewer's session, and the access token with it. */
  async logout(viewer: Viewer): Promise<void> {
    await this.#deps.sessions.end(viewer, viewer.sessionId);
    await this.#deps.blacklist.add(viewer, this.#deps.now());
    const { userId, sessionId } = viewer;
    this.#deps.audit.record({ event: 'session.ended', userId, sessionId }, viewer);
  }

  #insert(values: { email: string; passwordHash: string }): Promise<SignedIn> {
    return this.#deps.writes.run(async (tx) => {
      const [account] = await tx.insert(users).values(values).returning({ id: users.id });
      if (account === undefined) throw new Error('the account was not inserted');
      return this.#deps.sessions.start(tx, account);
    });
  }

  async #login({ email, password }: Credentials): Promise<SignedIn> {
    const { db, writes, sessions, audit } = this.#deps;
    const [found] = await db
      .select({ id: users.id, passwordHash: users.passwordHash })
      .from(users)
      .where(sql`lower(${users.email}) = lower(${email})`);
    const passwordHash = found?.passwordHash ?? null;
    const matches = await verifyPassword(passwordHash, password);
    if (found === undefined || passwordHash === null || !matches) {
      const userId = found?.id ?? null;
      audit.record({ event: 'session.refused', reason: 'wrong-credentials', userId });
      throw new UnauthenticatedError('The email address or the password is wrong.');
    }
    // Verifying took a while, in which the password may have been changed.
    const proof = eq(users.passwordHash, passwordHash);
    const signedIn = await writes.run((tx) => sessions.start(tx, found, proof));
    this.#record('session.started', signedIn);
    return signedIn;
  }

  #record(event: 'account.registered' | 'session.started', { session }: SignedIn): void {
    this.#deps.audit.record({ event, userId: session.userId, sessionId: session.id });
  }
}
