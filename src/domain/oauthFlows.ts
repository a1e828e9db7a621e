import { randomBytes } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import type { Database } from '../db/pool.ts';
import { type OauthProvider, oauthFlows } from '../db/schema.ts';
import {
  type Callback,
  type FlowSecrets,
  type Identity,
  type IdentityProvider,
  OauthRefusedError,
} from '../oauth/provider.ts';
import type { IdentityProviders } from '../oauth/providers.ts';
import type { Audit } from './audit.ts';
import { BadUserInputError, UnauthenticatedError } from './errors.ts';
import { deriveKey, hashOf, isSame, sealOf } from './secrets.ts';

/** So long somebody may take at the provider. */
const flowMinutes = 10;

/** A sign-in that has begun: where to send the browser, and what to keep until it returns. */
export interface BegunFlow {
  authorizationUrl: string;
  flowSecret: string;
  expiresAt: Date;
}

/** What the browser brought back, and what the client kept. */
export interface FinishedFlow extends Callback {
  flowSecret: string;
}

/** Whom the provider confirmed. */
export interface ConfirmedIdentity extends Identity {
  provider: OauthProvider;
}

interface Dependencies {
  db: Database;
  providers: IdentityProviders;
  audit: Audit;
  /** The installation's secret. */
  secret: string;
  now: () => Date;
}

/**
 * Sign-ins at a provider, from leaving to returning. PKCE verifier and nonce are derived from the
 * secret that the client keeps, so that neither is stored, and a `state` that somebody else brings is
 * worth nothing without that secret.
 */
export class OauthFlows {
  readonly #deps: Dependencies;
  readonly #verifierKey: Buffer;
  readonly #nonceKey: Buffer;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#verifierKey = deriveKey(deps.secret, 'oauth code verifiers');
    this.#nonceKey = deriveKey(deps.secret, 'oauth nonces');
  }

  /** The providers that are configured. */
  get offered(): OauthProvider[] {
    return [...this.#deps.providers.keys()];
  }

  /**
   * @param userId who links an identity; null for whoever signs in by it
   * @throws BadUserInputError for a provider that is not configured
   */
  async begin(provider: OauthProvider, userId: string | null): Promise<BegunFlow> {
    const { db, now } = this.#deps;
    const identityProvider = this.#providerOf(provider);
    const flowSecret = randomBytes(32).toString('base64url');
    const secrets = this.#secretsOf(randomBytes(32).toString('base64url'), flowSecret);
    const authorizationUrl = await identityProvider.authorizationUrl(secrets);
    const createdAt = now();
    const expiresAt = new Date(createdAt.getTime() + flowMinutes * 60_000);
    await db.insert(oauthFlows).values({
      stateHash: hashOf(secrets.state),
      secretHash: hashOf(flowSecret),
      provider,
      userId,
      createdAt,
      expiresAt,
    });
    return { authorizationUrl, flowSecret, expiresAt };
  }

  /**
   * Ends a flow and asks the provider who came. Each flow ends once, whatever comes of it.
   *
   * @param userId who links an identity, as at the beginning; null for whoever signs in
   * @throws UnauthenticatedError for a state that is unknown, used, expired or somebody else's, and
   *   for a code that the provider refuses
   */
  async finish(finished: FinishedFlow, userId: string | null): Promise<ConfirmedIdentity> {
    const { flowSecret, ...callback } = finished;
    const flow = await this.#take(callback.state);
    const isTheirs =
      flow !== null && flow.userId === userId && isSame(hashOf(flowSecret), flow.secretHash);
    if (!isTheirs) throw this.#refuse(flow?.provider ?? null);
    const { provider } = flow;
    try {
      const secrets = this.#secretsOf(callback.state, flowSecret);
      return { provider, ...(await this.#providerOf(provider).identify(callback, secrets)) };
    } catch (error) {
      if (!(error instanceof OauthRefusedError)) throw error;
      throw this.#refuse(provider);
    }
  }

  #refuse(provider: OauthProvider | null): UnauthenticatedError {
    this.#deps.audit.record({ event: 'session.refused', reason: 'oauth', provider });
    return new UnauthenticatedError('The provider did not confirm the sign-in: begin it anew.');
  }

  async #take(state: string) {
    const { db, now } = this.#deps;
    const [flow = null] = await db
      .delete(oauthFlows)
      .where(and(eq(oauthFlows.stateHash, hashOf(state)), gt(oauthFlows.expiresAt, now())))
      .returning();
    return flow;
  }

  #secretsOf(state: string, flowSecret: string): FlowSecrets {
    return {
      state,
      nonce: sealOf(this.#nonceKey, flowSecret),
      codeVerifier: sealOf(this.#verifierKey, flowSecret),
    };
  }

  #providerOf(provider: OauthProvider): IdentityProvider {
    const found = this.#deps.providers.get(provider);
    if (found !== undefined) return found;
    const offered = this.offered.map((name) => name.toUpperCase()).join(', ');
    const message = offered === '' ? 'is not offered: none is' : `must be one of ${offered}`;
    throw new BadUserInputError([{ path: 'provider', message }]);
  }
}
