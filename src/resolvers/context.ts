import { createParameterDecorator } from 'type-graphql';
import type { Caller } from '../domain/authenticate.ts';
import type { Loaders } from '../domain/loaders.ts';
import type { Services } from '../domain/services.ts';
import { requireRole } from '../domain/viewer.ts';

/** What every resolver of one request is given. */
export interface Context {
  caller: Caller;
  services: Services;
  /** The lookups of this request; made anew after each mutation, so that nothing old is answered. */
  loaders: Loaders;
  newLoaders(): Loaders;
}

/** Injects who calls. @throws UnauthenticatedError for nobody */
export const CurrentViewer = () =>
  createParameterDecorator<Context>(({ context }) => requireRole(context.caller.viewer, 'user'));
