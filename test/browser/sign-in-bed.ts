import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openTestBed, type TestBed } from '../harness/testBed.ts';
import {
  accountHeader,
  type IssuerAccount,
  type OidcIssuer,
  startOidcIssuer,
} from '../identity/oidcIssuer.ts';
import { password } from './member-journey.ts';
import { accountButton, heading, isRunnable } from './site-browser.ts';

const google = { id: 'google-client', secret: 'google secret' };
const oidc = { id: 'oidc-client', secret: 'oidc secret' };

/** A gateway with the site, and a provider on another site, as browsers see it. */
export interface SignInBed extends TestBed {
  /** Where the site is. */
  readonly site: string;
  readonly issuer: OidcIssuer;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Opens a gateway that is reached by the name `localhost`, so that the provider at 127.0.0.1 is another
 * site: the way back is then the one on which strict cookies stay at home.
 */
async function openSignInBed(env: Record<string, string>): Promise<SignInBed> {
  const port = await freePort();
  const site = `http://localhost:${port}`;
  const issuer = await startOidcIssuer([google, oidc], `${site}/sign-in/callback`);
  const bed = await openTestBed({
    env: {
      PORT: String(port),
      PUBLIC_URL: site,
      GOOGLE_ISSUER: issuer.url,
      GOOGLE_CLIENT_ID: google.id,
      GOOGLE_CLIENT_SECRET: google.secret,
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: oidc.id,
      OIDC_CLIENT_SECRET: oidc.secret,
      ...env,
    },
  });
  const close = async () => {
    await bed.close();
    await issuer.close();
  };
  return { ...bed, site, issuer, close };
}

/** Such a gateway for all tests of a file. */
export function eachWithSignIn(env: Record<string, string> = {}): () => SignInBed {
  let bed: SignInBed;
  if (isRunnable) {
    beforeAll(async () => {
      bed = await openSignInBed(env);
    });
    afterAll(() => bed.close());
  }
  return () => bed;
}

/** What is no other host for that gateway: the site, and the provider. */
export const homesOf = (bed: () => SignInBed) => () => [bed().site, bed().issuer.url];

/** Seats somebody at the browser, who has an account at the provider and agrees to everything. */
export async function seat({ issuer }: SignInBed, page: Page, account: IssuerAccount) {
  issuer.know(account);
  await page.context().setExtraHTTPHeaders({ [accountHeader]: account.sub });
}

/** Makes an account with a password, and opens a page of it. */
export async function registerAt(
  { site, anonymous }: SignInBed,
  page: Page,
  { email, path, title }: { email: string; path: string; title: string },
): Promise<void> {
  await anonymous.run('Register', { input: { email, password } });
  await page.goto(`${site}${path}`);
  await signInBy(page, email, password);
  await heading(page, title).waitFor();
}

/** Signs in by the form of the page. */
export async function signInBy(page: Page, email: string, secret: string): Promise<void> {
  const form = page.getByRole('form', { name: 'Sign in' });
  await form.getByLabel('Email').fill(email);
  await form.getByRole('textbox', { name: 'Password' }).fill(secret);
  await form.getByRole('button', { name: 'Sign in' }).click();
  await accountButton(page).waitFor();
}

/** Asks for a code by the steps on the page, wherever they stand. */
export async function askForCode(page: Page, phoneNumber: string): Promise<void> {
  await page.getByLabel('Phone number', { exact: true }).fill(phoneNumber);
  await page.getByRole('button', { name: 'Send me a code' }).click();
  await page.getByText('Enter the six digits').waitFor();
}

/** Types a code into the six fields. */
export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Digit 1 of 6').focus();
  await page.keyboard.type(code);
}

/** Whether the page is wider than its window. */
export const isTooWide = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth > innerWidth');
