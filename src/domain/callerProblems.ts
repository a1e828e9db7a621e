import type { TokenProblem } from './accessTokens.ts';
import { UnauthenticatedError } from './errors.ts';

const reasons = {
  expired: 'The access token has expired: refresh the session.',
  invalid: 'The access token is not valid: sign in again.',
  ended: 'The session has ended: sign in again.',
} as const;

/** What is said to somebody whose token is not accepted, or who has sent none. */
export const unauthenticated = (problem: TokenProblem | 'ended' | null) =>
  new UnauthenticatedError(problem === null ? undefined : reasons[problem]);
