import type { DescribedError } from '../api/describe-error.ts';
import { providerNames } from '../session/providers.ts';
import type { Arrival } from './arrival.ts';

/** What the person reads, and what helps. */
export interface Problem {
  readonly title: string;
  readonly message: string;
  /** `same`: send the answer once more; `anew`: go to the provider once more. */
  readonly retry: 'same' | 'anew' | null;
}

/** Why the return from a provider has not led to a sign-in; null while nothing is wrong. */
export function problemOf(arrival: Arrival, error: DescribedError | null): Problem | null {
  if (arrival.kind === 'unasked') return unasked;
  const name = providerNames[arrival.flow.provider];
  const isLink = arrival.flow.purpose === 'link';
  if (arrival.kind === 'refused') return refused(name, arrival.byPerson);
  if (error === null) return null;
  switch (error.code) {
    case null:
      return { title: error.title, message: error.message, retry: 'same' };
    case 'UNAUTHENTICATED': {
      const message = `${upper(name)} did not confirm it, or it took longer than ten minutes.`;
      return { title: 'That did not work', message, retry: 'anew' };
    }
    case 'CONFLICT':
      return isLink ? linkConflict(name, error.message) : signInConflict(name);
    case 'FORBIDDEN':
      return { title: 'This account is suspended', message: error.message, retry: null };
    default:
      return { title: error.title, message: error.message, retry: 'anew' };
  }
}

const unasked: Problem = {
  title: 'This sign-in was not begun here',
  message:
    'This tab did not ask for it, so nothing was done. If you did begin one, it was in another tab or window, or it has been used: begin anew.',
  retry: null,
};

function refused(name: string, byPerson: boolean): Problem {
  return byPerson
    ? {
        title: 'You did not allow it',
        message: `Nothing has changed at ${name} or here.`,
        retry: 'anew',
      }
    : {
        title: `${upper(name)} could not do it`,
        message: 'Nothing has changed. Trying again in a moment may help.',
        retry: 'anew',
      };
}

function signInConflict(name: string): Problem {
  return {
    title: 'You have an account already',
    message: `An account with your email address exists, and it has not been shown to be the same person’s. Sign in as you did before, then add ${name} in the settings, under “Ways to sign in”.`,
    retry: null,
  };
}

function linkConflict(name: string, said: string): Problem {
  return {
    title: `${upper(name)} was not added`,
    message: `${said} To use another account at ${name}, sign out there first.`,
    retry: 'anew',
  };
}

const upper = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
