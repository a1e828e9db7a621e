import { eq } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { type UserRow, users } from '../db/schema.ts';
import type { Audit } from './audit.ts';
import { endSessions } from './endSessions.ts';
import { BadUserInputError, UnauthenticatedError } from './errors.ts';
import type { LoginLimit } from './loginLimit.ts';
import { requireStrongPassword } from './passwordRules.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import { requireLivingSession } from './requireLivingSession.ts';
import type { Sessions, SignedIn } from './sessions.ts';
import { lockAccount } from './signInMethods.ts';
import type { Viewer } from './viewer.ts';
import type { Writes } from './writes.ts';

export interface PasswordChangeRequest {
  /** The password so far; needless where the account has none. */
  currentPassword?: string | null | undefined;
  newPassword: string;
}

interface Dependencies {
  db: Database;
  writes: Writes;
  sessions: Sessions;
  loginLimit: LoginLimit;
  audit: Audit;
}

/** Changing the password, or setting the first one of an account that signed in otherwise. */
export class PasswordChange {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * Changes the viewer's password. All sessions end, because one of them may be a thief's, and the
   * answer begins a new one.
   *
   * @throws UnauthenticatedError for a wrong current password, which counts as a failed login
   * @throws BadUserInputError for a new one that is easily guessed, or an account without an email
   */
  async change(viewer: Viewer, request: PasswordChangeRequest, address: string): Promise<SignedIn> {
    const { userId } = viewer;
    const [account] = await this.#deps.db.select().from(users).where(eq(users.id, userId));
    const email = account?.email ?? null;
    if (account === undefined || email === null) {
      const message = 'needs an email address to sign in with, and this account has none';
      throw new BadUserInputError([{ path: 'input.newPassword', message }]);
    }
    const { currentPassword, newPassword } = request;
    await requireStrongPassword(newPassword, email, 'input.newPassword');
    if (account.passwordHash !== null) {
      await this.#verify(account, currentPassword ?? '', address);
    }
    const passwordHash = await hashPassword(newPassword);
    return this.#write(viewer, account.passwordHash, passwordHash);
  }

  async #verify(
    { id: userId, passwordHash }: Pick<UserRow, 'id' | 'passwordHash'>,
    password: string,
    address: string,
  ): Promise<void> {
    await this.#deps.loginLimit.guard(address, async () => {
      if (await verifyPassword(passwordHash, password)) return;
      this.#deps.audit.record({ event: 'session.refused', reason: 'wrong-password', userId });
      throw new UnauthenticatedError('The current password is wrong.');
    });
  }

  async #write(viewer: Viewer, before: string | null, passwordHash: string): Promise<SignedIn> {
    const { writes, sessions, audit } = this.#deps;
    const { userId } = viewer;
    const { signedIn, sessionCount } = await writes.run(async (tx, touched) => {
      const account = await lockAccount(tx, userId);
      await requireLivingSession(tx, viewer);
      if (account.passwordHash !== before) {
        throw new UnauthenticatedError('The password was changed in this moment: sign in again.');
      }
      await tx.update(users).set({ passwordHash }).where(eq(users.id, userId));
      const ended = await endSessions(tx, touched, userId);
      return { sessionCount: ended, signedIn: await sessions.start(tx, account) };
    });
    audit.record({ event: 'password.changed', userId, sessionCount }, viewer);
    return signedIn;
  }
}
