import { sql } from 'drizzle-orm';
import type { Blacklist } from '../cache/blacklist.ts';
import type { Database } from '../db/pool.ts';
import { users } from '../db/schema.ts';
import { sqlState, uniqueViolation } from '../db/sql.ts';
import { accountColumns } from './accountView.ts';
import type { Audit } from './audit.ts';
import { BadUserInputError, ConflictError, UnauthenticatedError } from './errors.ts';
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
   * @throws BadUserInputError when the password is the address itself
   * @throws ConflictError when the address has an account, in whatever spelling
   */
  async register({ email, password }: Credentials): Promise<SignedIn> {
    if (password.toLowerCase() === email.toLowerCase()) {
      const message = 'must not be the email address';
      throw new BadUserInputError([{ path: 'input.password', message }]);
    }
    const passwordHash = await hashPassword(password);
    try {
      const signedIn = await this.#deps.writes.run(async (tx) => {
        const [account] = await tx
          .insert(users)
          .values({ email, passwordHash })
          .returning(accountColumns);
        if (account === undefined) throw new Error('the account was not inserted');
        return this.#deps.sessions.start(tx, account);
      });
      this.#record('account.registered', signedIn);
      return signedIn;
    } catch (error) {
      if (sqlState(error) !== uniqueViolation) throw error;
      throw new ConflictError('An account with this email address exists: log in instead.');
    }
  }

  /**
   * Signs in with a password.
   *
   * @throws UnauthenticatedError in the same words and the same time whether the address is unknown,
   *   signs in otherwise, or the password is wrong
   */
  async login({ email, password }: Credentials): Promise<SignedIn> {
    const [found] = await this.#deps.db
      .select({ account: accountColumns, passwordHash: users.passwordHash })
      .from(users)
      .where(sql`lower(${users.email}) = lower(${email})`);
    const matches = await verifyPassword(found?.passwordHash ?? null, password);
    if (found === undefined || !matches) {
      this.#deps.audit.record({ event: 'session.refused', reason: 'wrong-credentials' });
      throw new UnauthenticatedError('The email address or the password is wrong.');
    }
    const signedIn = await this.#deps.writes.run((tx) =>
      this.#deps.sessions.start(tx, found.account),
    );
    this.#record('session.started', signedIn);
    return signedIn;
  }

  /** Ends the viewer's session, and the access token with it. */
  async logout(viewer: Viewer): Promise<void> {
    await this.#deps.sessions.end(viewer, viewer.sessionId);
    const remainingMillis = viewer.tokenExpiresAt.getTime() - this.#deps.now().getTime();
    await this.#deps.blacklist.add(viewer.tokenId, remainingMillis / 1000);
    const { userId, sessionId } = viewer;
    this.#deps.audit.record({ event: 'session.ended', userId, sessionId }, viewer);
  }

  #record(event: 'account.registered' | 'session.started', { session }: SignedIn): void {
    this.#deps.audit.record({ event, userId: session.userId, sessionId: session.id });
  }
}
