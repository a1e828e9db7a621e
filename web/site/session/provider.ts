/** A provider of identities, by its name in the API. */
export type Provider = 'GOOGLE' | 'GITHUB' | 'OIDC';

/** The page of ours to which a provider sends the browser back. */
export const returnPath = '/sign-in/callback';
