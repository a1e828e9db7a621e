/** Who somebody is at a provider. */
export interface Identity {
  /** The provider's own, unchanging id of the person. */
  subject: string;
  /** An address that the provider has verified to be theirs. */
  verifiedEmail: string | null;
}

/** What is chosen for one sign-in before the browser leaves, and must be known when it returns. */
export interface FlowSecrets {
  state: string;
  nonce: string;
  codeVerifier: string;
}

/** What the provider sent along when the browser returned. */
export interface Callback {
  code: string;
  state: string;
  /** The issuer, where the provider names itself. */
  iss?: string | null | undefined;
}

/** A provider of identities, by the authorization code grant with PKCE. */
export interface IdentityProvider {
  /** Where to send the browser. */
  authorizationUrl(secrets: FlowSecrets): Promise<string>;
  /**
   * Exchanges the code for the person's identity.
   *
   * @throws OauthRefusedError when the provider, or a check of its answer, refuses
   */
  identify(callback: Callback, secrets: FlowSecrets): Promise<Identity>;
}

/** The sign-in was refused: by the provider, or because its answer does not pass the checks. */
export class OauthRefusedError extends Error {
  constructor(options: ErrorOptions) {
    super('the provider did not confirm the sign-in', options);
    this.name = 'OauthRefusedError';
  }
}
