import { eq, sql } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { type Role, type UserRow, users } from '../db/schema.ts';
import { type Account, accountColumns } from './accountView.ts';
import type { Audit } from './audit.ts';
import { endSessions, recheckSessions } from './endSessions.ts';
import { BadUserInputError, NotFoundError } from './errors.ts';
import { lockAccount } from './signInMethods.ts';
import type { Viewer } from './viewer.ts';
import type { Touched, Writes } from './writes.ts';

interface Dependencies {
  db: Database;
  writes: Writes;
  audit: Audit;
  now: () => Date;
}

/** What administrators do with accounts. Nobody does it to their own: that would lock them out. */
export class Administration {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Changes what an account may do: at once, for its sessions too. */
  async setRole(viewer: Viewer, userId: string, role: Role): Promise<Account> {
    requireSomebodyElse(viewer, userId);
    return this.#setRole(userId, role, viewer);
  }

  /**
   * The same from the command line, by email: how the first administrator comes to be.
   *
   * @throws NotFoundError when no account has the email
   */
  async promote(email: string, role: Role): Promise<Account> {
    const [account] = await this.#deps.db
      .select({ id: users.id })
      .from(users)
      .where(sql`lower(${users.email}) = lower(${email})`);
    if (account === undefined) throw new NotFoundError(`account: ${email}`);
    return this.#setRole(account.id, role);
  }

  /** Shuts an account out: its sessions end at once, and it cannot sign in. */
  async ban(viewer: Viewer, userId: string, reason: string | null): Promise<Account> {
    requireSomebodyElse(viewer, userId);
    const account = await this.#change(userId, async (tx, touched, before) => {
      await endSessions(tx, touched, userId);
      return { bannedAt: before.bannedAt ?? this.#deps.now() };
    });
    this.#deps.audit.record({ event: 'account.banned', userId, reason }, viewer);
    return account;
  }

  /** Lets an account sign in again. */
  async unban(viewer: Viewer, userId: string): Promise<Account> {
    const account = await this.#change(userId, async () => ({ bannedAt: null }));
    this.#deps.audit.record({ event: 'account.unbanned', userId, reason: null }, viewer);
    return account;
  }

  async #setRole(userId: string, role: Role, viewer?: Viewer): Promise<Account> {
    let from: Role = role;
    const account = await this.#change(userId, async (tx, touched, before) => {
      from = before.role;
      await recheckSessions(tx, touched, userId);
      return { role };
    });
    this.#deps.audit.record({ event: 'role.changed', userId, from, to: role }, viewer);
    return account;
  }

  #change(
    userId: string,
    changeOf: (
      tx: Database,
      touched: Touched,
      before: UserRow,
    ) => Promise<Partial<Pick<UserRow, 'role' | 'bannedAt'>>>,
  ): Promise<Account> {
    return this.#deps.writes.run(async (tx, touched) => {
      const before = await orNoSuchUser(lockAccount(tx, userId));
      const change = await changeOf(tx, touched, before);
      const [account] = await tx
        .update(users)
        .set(change)
        .where(eq(users.id, userId))
        .returning(accountColumns);
      if (account === undefined) throw new NotFoundError('user');
      touched.account(userId);
      return account;
    });
  }
}

async function orNoSuchUser<Row>(found: Promise<Row>): Promise<Row> {
  try {
    return await found;
  } catch (error) {
    throw error instanceof NotFoundError ? new NotFoundError('user') : error;
  }
}

function requireSomebodyElse(viewer: Viewer, userId: string): void {
  if (viewer.userId !== userId) return;
  throw new BadUserInputError([{ path: 'input.userId', message: 'must be somebody else' }]);
}
