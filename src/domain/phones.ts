import { eq } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { users } from '../db/schema.ts';
import { sqlState, uniqueViolation } from '../db/sql.ts';
import { type Account, accountColumns } from './accountView.ts';
import type { Audit } from './audit.ts';
import { ConflictError, NotFoundError } from './errors.ts';
import type { LoginLimit } from './loginLimit.ts';
import { requireLivingSession } from './requireLivingSession.ts';
import type { Sessions, SignedIn } from './sessions.ts';
import { lockAccount, requireWayIn } from './signInMethods.ts';
import { requirePhoneNumber, type SmsCodes } from './smsCodes.ts';
import type { Viewer } from './viewer.ts';
import type { Writes } from './writes.ts';

/** A phone number and the code that was sent to it. */
export interface PhoneProof {
  phoneNumber: string;
  code: string;
}

interface Dependencies {
  db: Database;
  writes: Writes;
  sessions: Sessions;
  smsCodes: SmsCodes;
  loginLimit: LoginLimit;
  audit: Audit;
}

/** Signing in by phone, and phone numbers as a way to sign in to an account. */
export class Phones {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * Signs in by a code; the first time it makes a member's account.
   *
   * @param address whence the request comes
   * @throws UnauthenticatedError, RateLimitedError as SmsCodes.spend; a wrong code is a failed login
   */
  async signIn(proof: PhoneProof, address: string): Promise<SignedIn> {
    await this.#spend(proof, address);
    const { writes, sessions, audit } = this.#deps;
    const { phoneNumber } = proof;
    const { signedIn, isNew } = await writes.run(async (tx) => {
      const created = await tx
        .insert(users)
        .values({ phoneNumber })
        .onConflictDoNothing({ target: users.phoneNumber })
        .returning({ id: users.id });
      const [account] =
        created.length > 0
          ? created
          : await tx.select({ id: users.id }).from(users).where(eq(users.phoneNumber, phoneNumber));
      if (account === undefined) throw new Error('the account was deleted in this moment');
      const owns = eq(users.phoneNumber, phoneNumber);
      return { signedIn: await sessions.start(tx, account, owns), isNew: created.length > 0 };
    });
    const { id: sessionId, userId } = signedIn.session;
    audit.record({ event: isNew ? 'account.registered' : 'session.started', userId, sessionId });
    return signedIn;
  }

  /**
   * Makes a phone number a way to sign in to the viewer's account, in place of the one before.
   *
   * @throws ConflictError when the number is another account's
   */
  async link(viewer: Viewer, proof: PhoneProof, address: string): Promise<Account> {
    await this.#spend(proof, address);
    const { userId } = viewer;
    try {
      const account = await this.#set(viewer, proof.phoneNumber);
      this.#deps.audit.record({ event: 'phone.linked', userId }, viewer);
      return account;
    } catch (error) {
      if (sqlState(error) !== uniqueViolation) throw error;
      throw new ConflictError('This phone number belongs to another account.');
    }
  }

  /** @throws ConflictError when it is the only way to sign in; NotFoundError when there is none */
  async unlink(viewer: Viewer): Promise<Account> {
    const { userId } = viewer;
    const account = await this.#set(viewer, null);
    this.#deps.audit.record({ event: 'phone.unlinked', userId }, viewer);
    return account;
  }

  async #spend({ phoneNumber, code }: PhoneProof, address: string): Promise<void> {
    requirePhoneNumber(phoneNumber, 'input.phoneNumber');
    const { loginLimit, smsCodes } = this.#deps;
    await loginLimit.guard(address, () => smsCodes.spend(phoneNumber, code));
  }

  #set(viewer: Viewer, phoneNumber: string | null): Promise<Account> {
    const { userId } = viewer;
    return this.#deps.writes.run(async (tx, touched) => {
      const before = await lockAccount(tx, userId);
      await requireLivingSession(tx, viewer);
      if (phoneNumber === null) {
        if (before.phoneNumber === null) throw new NotFoundError('phone number');
        requireWayIn({ ...before, phoneNumber });
      }
      const [account] = await tx
        .update(users)
        .set({ phoneNumber })
        .where(eq(users.id, userId))
        .returning(accountColumns);
      if (account === undefined) throw new NotFoundError('account');
      touched.account(userId);
      // Nothing names a number any longer than it is theirs.
      if (before.phoneNumber !== null && before.phoneNumber !== phoneNumber) {
        await this.#deps.smsCodes.hideCount(before.phoneNumber);
      }
      return account;
    });
  }
}
