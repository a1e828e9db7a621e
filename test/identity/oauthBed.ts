import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { sessions, users } from '../../src/db/schema.ts';
import { type Answer, type Person, personAt } from '../harness/client.ts';
import { dataOf } from '../harness/expectations.ts';
import { type BedOptions, openTestBed, type TestBed } from '../harness/testBed.ts';
import { type GithubStandIn, startGithubStandIn } from './githubStandIn.ts';
import type { Callback } from './oauthBrowser.ts';
import { type IssuerAccount, type OidcIssuer, startOidcIssuer } from './oidcIssuer.ts';

export const redirectUrl = 'http://127.0.0.1:5173/oauth/callback';
const google = { id: 'google-client', secret: 'google secret' };
const oidc = { id: 'oidc-client', secret: 'oidc secret' };
const github = { id: 'github-client', secret: 'github secret' };

export type ProviderName = 'GOOGLE' | 'GITHUB' | 'OIDC';

/** A sign-in that has begun. */
export interface Begun {
  authorizationUrl: string;
  flowSecret: string;
  expiresAt: string;
}

/** What the front end sends when the browser has returned. */
export interface CallbackInput extends Callback {
  flowSecret: string;
}

export interface SignedIn {
  signInWithOAuth: {
    accessToken: string;
    refreshToken: string;
    user: { id: string; email: string | null };
  };
}

/** A gateway with Google, GitHub and another issuer, all of them on loopback. */
export interface OauthBed extends TestBed {
  issuer: OidcIssuer;
  github: GithubStandIn;
}

/** The settings of a gateway that offers Google, GitHub and another issuer. */
export const oauthSettings = (issuerUrl: string, githubUrl: string) => ({
  OAUTH_REDIRECT_URL: redirectUrl,
  GOOGLE_ISSUER: issuerUrl,
  GOOGLE_CLIENT_ID: google.id,
  GOOGLE_CLIENT_SECRET: google.secret,
  OIDC_ISSUER: issuerUrl,
  OIDC_CLIENT_ID: oidc.id,
  OIDC_CLIENT_SECRET: oidc.secret,
  GITHUB_URL: githubUrl,
  GITHUB_API_URL: githubUrl,
  GITHUB_CLIENT_ID: github.id,
  GITHUB_CLIENT_SECRET: github.secret,
});

export async function openOauthBed({ env, ...options }: BedOptions = {}): Promise<OauthBed> {
  const issuer = await startOidcIssuer([google, oidc], redirectUrl);
  const standIn = await startGithubStandIn(github, redirectUrl);
  const settings = { ...oauthSettings(issuer.url, standIn.url), ...env };
  const bed = await openTestBed({ ...options, env: settings });
  const close = async () => {
    await bed.close();
    await issuer.close();
    await standIn.close();
  };
  return { ...bed, issuer, github: standIn, close };
}

/** Somebody new at the provider. */
export const somebody = (values: Partial<IssuerAccount> = {}): IssuerAccount => ({
  sub: `sub-${randomUUID()}`,
  ...values,
});

const flowFields = 'authorizationUrl flowSecret expiresAt';
const startDocument = `mutation ($provider: OAuthProvider!) { begun: startOAuth(provider: $provider) { ${flowFields} } }`;
const startLinkDocument = `mutation ($provider: OAuthProvider!) { begun: startOAuthLink(provider: $provider) { ${flowFields} } }`;

/** Begins to sign in. */
export async function begin(person: Person, provider: ProviderName): Promise<Begun> {
  return dataOf(await person.send<{ begun: Begun }>(startDocument, { provider })).begun;
}

/** Begins to link an identity. */
export async function beginLink(person: Person, provider: ProviderName): Promise<Begun> {
  return dataOf(await person.send<{ begun: Begun }>(startLinkDocument, { provider })).begun;
}

/** Goes to the issuer with a flow that has begun, and returns. */
export async function consent(
  bed: OauthBed,
  { authorizationUrl, flowSecret }: Begun,
  account: IssuerAccount,
): Promise<CallbackInput> {
  return { ...(await bed.issuer.consentAs(authorizationUrl, account)), flowSecret };
}

export const signIn = (person: Person, input: CallbackInput): Promise<Answer<SignedIn>> =>
  person.send(
    `mutation ($input: OAuthCallbackInput!) {
      signInWithOAuth(input: $input) { accessToken refreshToken user { id email } }
    }`,
    { input },
  );

export const link = (person: Person, input: CallbackInput): Promise<Answer<unknown>> =>
  person.send(
    `mutation ($input: OAuthCallbackInput!) {
      linkOAuth(input: $input) { id signInMethods { password phone providers } }
    }`,
    { input },
  );

export const unlink = (person: Person, provider: ProviderName): Promise<Answer<unknown>> =>
  person.send(
    `mutation ($provider: OAuthProvider!) {
      unlinkOAuth(provider: $provider) { id signInMethods { password phone providers } }
    }`,
    { provider },
  );

/** The whole way, from leaving to the answer. */
export async function signInAs(
  bed: OauthBed,
  account: IssuerAccount,
  provider: ProviderName = 'GOOGLE',
): Promise<Answer<SignedIn>> {
  return signIn(bed.anonymous, await consent(bed, await begin(bed.anonymous, provider), account));
}

/** The same, for somebody who is let in. */
export async function newcomer(
  bed: OauthBed,
  account: IssuerAccount,
  provider: ProviderName = 'GOOGLE',
): Promise<Person> {
  const { accessToken, user } = dataOf(await signInAs(bed, account, provider)).signInWithOAuth;
  return personAt(bed.url, { id: user.id, email: user.email ?? '', token: accessToken });
}

/** The whole way of linking. */
export async function linkAs(
  bed: OauthBed,
  person: Person,
  account: IssuerAccount,
  provider: ProviderName = 'GOOGLE',
): Promise<Answer<unknown>> {
  return link(person, await consent(bed, await beginLink(person, provider), account));
}

/** An account's row. */
export async function accountRow(bed: TestBed, id: string) {
  const [row] = await bed.gateway.services.db.select().from(users).where(eq(users.id, id));
  return row;
}

/** All accounts and sessions as they stand, to show that something had no effect. */
export async function everyAccount(bed: TestBed) {
  const { db } = bed.gateway.services;
  const accounts = await db.select().from(users).orderBy(asc(users.id));
  const living = await db.select({ id: sessions.id }).from(sessions).orderBy(asc(sessions.id));
  return { accounts, sessions: living };
}
