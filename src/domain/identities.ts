import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { identityColumn, type OauthProvider, users } from '../db/schema.ts';
import { sqlState, uniqueViolation } from '../db/sql.ts';
import type { Audit } from './audit.ts';
import { ConflictError, NotFoundError } from './errors.ts';
import type { ConfirmedIdentity, FinishedFlow, OauthFlows } from './oauthFlows.ts';
import { requireLivingSession } from './requireLivingSession.ts';
import type { Sessions, SignedIn } from './sessions.ts';
import { lockAccount, requireWayIn } from './signInMethods.ts';
import type { Viewer } from './viewer.ts';
import type { Writes } from './writes.ts';

interface Dependencies {
  db: Database;
  writes: Writes;
  sessions: Sessions;
  flows: OauthFlows;
  audit: Audit;
  now: () => Date;
}

const owns = ({ provider, subject }: ConfirmedIdentity) =>
  eq(identityColumn(users.oauthProviders, provider), subject);

const withIdentity = ({ provider, subject }: ConfirmedIdentity) =>
  sql`${users.oauthProviders} || ${JSON.stringify({ [provider]: subject })}::jsonb`;

/** Identities at other providers as ways to sign in. */
export class Identities {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * Signs in by an identity; the first time it makes a member's account. An account of the same email
   * is joined only where that email is verified on both sides: otherwise somebody could register an
   * address that is not theirs and wait for its owner, or the other way round.
   *
   * @throws UnauthenticatedError as OauthFlows.finish
   * @throws ConflictError when the email has an account that has not been shown to be the same person's
   */
  async signIn(finished: FinishedFlow): Promise<SignedIn> {
    const { flows, writes, sessions, audit } = this.#deps;
    const identity = await flows.finish(finished, null);
    const account = await this.#accountOf(identity);
    const signedIn = await writes.run((tx) => sessions.start(tx, account, owns(identity)));
    const { id: sessionId, userId } = signedIn.session;
    const event = account.isNew ? 'account.registered' : 'session.started';
    audit.record({ event, userId, sessionId });
    return signedIn;
  }

  /**
   * Makes an identity a way to sign in to the viewer's account.
   *
   * @throws ConflictError when it is another account's, or the account has one at this provider
   */
  async link(viewer: Viewer, finished: FinishedFlow): Promise<void> {
    const { userId } = viewer;
    const identity = await this.#deps.flows.finish(finished, userId);
    await orTaken(this.#write(viewer, identity), 'another account');
    this.#deps.audit.record(
      { event: 'identity.linked', userId, provider: identity.provider },
      viewer,
    );
  }

  /** @throws ConflictError when it is the only way to sign in; NotFoundError when there is none */
  async unlink(viewer: Viewer, provider: OauthProvider): Promise<void> {
    const { userId } = viewer;
    await this.#deps.writes.run(async (tx) => {
      const account = await lockAccount(tx, userId);
      const { [provider]: removed, ...oauthProviders } = account.oauthProviders;
      if (removed === undefined) throw new NotFoundError('identity');
      requireWayIn({ ...account, oauthProviders });
      await tx.update(users).set({ oauthProviders }).where(eq(users.id, userId));
    });
    this.#deps.audit.record({ event: 'identity.unlinked', userId, provider }, viewer);
  }

  async #write(viewer: Viewer, identity: ConfirmedIdentity): Promise<void> {
    const { userId } = viewer;
    const { provider, subject, verifiedEmail } = identity;
    await this.#deps.writes.run(async (tx) => {
      const account = await lockAccount(tx, userId);
      await requireLivingSession(tx, viewer);
      const present = account.oauthProviders[provider];
      if (present !== undefined && present !== subject) {
        throw new ConflictError(
          'The account has another identity at this provider: unlink it first.',
        );
      }
      const isSameEmail =
        verifiedEmail !== null && account.email?.toLowerCase() === verifiedEmail.toLowerCase();
      const emailVerifiedAt = account.emailVerifiedAt ?? (isSameEmail ? this.#deps.now() : null);
      const oauthProviders = { ...account.oauthProviders, [provider]: subject };
      await tx.update(users).set({ oauthProviders, emailVerifiedAt }).where(eq(users.id, userId));
    });
  }

  /** The account of an identity: the one that has it, the one of its email, or a new one. */
  async #accountOf(identity: ConfirmedIdentity): Promise<{ id: string; isNew: boolean }> {
    const { db, now } = this.#deps;
    const [known] = await db.select({ id: users.id }).from(users).where(owns(identity));
    if (known !== undefined) return { ...known, isNew: false };
    const { verifiedEmail: email } = identity;
    const joined = email === null ? null : await this.#join(email, identity);
    if (joined !== null) return { ...joined, isNew: false };
    const [created] = await orTaken(
      db
        .insert(users)
        .values({
          email,
          emailVerifiedAt: email === null ? null : now(),
          oauthProviders: { [identity.provider]: identity.subject },
        })
        .returning({ id: users.id }),
      'an account that was made in this moment',
    );
    if (created === undefined) throw new Error('the account was not inserted');
    return { ...created, isNew: true };
  }

  /** The account of a verified email, with the identity added; null where the email has none. */
  async #join(email: string, identity: ConfirmedIdentity): Promise<{ id: string } | null> {
    const { writes, audit } = this.#deps;
    const { provider } = identity;
    const isEmail = sql`lower(${users.email}) = lower(${email})`;
    const [account] = await this.#deps.db.select({ id: users.id }).from(users).where(isEmail);
    if (account === undefined) return null;
    const joined = await writes.run((tx) =>
      tx
        .update(users)
        .set({ oauthProviders: withIdentity(identity) })
        .where(
          and(
            eq(users.id, account.id),
            isEmail,
            isNotNull(users.emailVerifiedAt),
            sql`not ${users.oauthProviders} ? ${provider}`,
          ),
        )
        .returning({ id: users.id }),
    );
    if (joined.length === 0) {
      throw new ConflictError(
        'An account with this email address exists: sign in to it as before, then link the identity.',
      );
    }
    audit.record({ event: 'identity.linked', userId: account.id, provider });
    return account;
  }
}

async function orTaken<Result>(written: Promise<Result>, whose: string): Promise<Result> {
  try {
    return await written;
  } catch (error) {
    if (sqlState(error) !== uniqueViolation) throw error;
    throw new ConflictError(`This identity belongs to ${whose}.`);
  }
}
