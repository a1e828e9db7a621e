import { createParameterDecorator } from 'type-graphql';
import type { Caller } from '../domain/authenticate.ts';
import type { Loaders } from '../domain/loaders.ts';
import type { Services } from '../domain/services.ts';
import { requireRole } from '../domain/viewer.ts';

/** Where the refresh token travels when the client asked for a cookie. */
export interface RefreshCookie {
  /** Whether this request asked for it. */
  asked: boolean;
  /** The token that came along, if it was asked for. */
  token: string | null;
  set(token: string, expires: Date): void;
  clear(): void;
}

/** What every resolver of one request is given. */
export interface Context {
  caller: Caller;
  /** Whence the request comes, as limits count it. */
  address: string;
  refreshCookie: RefreshCookie;
  services: Services;
  /** The lookups of this request; made anew after each mutation, so that nothing old is answered. */
  loaders: Loaders;
  newLoaders(): Loaders;
}

/** Injects who calls. @throws UnauthenticatedError for nobody */
export const CurrentViewer = () =>
  createParameterDecorator<Context>(({ context }) => requireRole(context.caller.viewer, 'user'));
