import { CombinedError } from 'urql';
import { type ErrorDetails, GatewayError } from '../../shared/gateway.ts';

/** A failure as a person reads it. */
export interface DescribedError {
  /** A code of docs/errors.md; null when the gateway could not be asked. */
  readonly code: string | null;
  readonly title: string;
  readonly message: string;
  /** Whether the same may succeed by itself in a moment. */
  readonly canRetry: boolean;
  readonly retryAfterSeconds: number | null;
  /** What to mend, by the place in the input. */
  readonly fields: NonNullable<ErrorDetails['fields']>;
  /** To be told to who runs the gateway. */
  readonly errorId: string | null;
}

const titles: Record<string, string> = {
  UNAUTHENTICATED: 'Please sign in',
  FORBIDDEN: 'Not allowed',
  NOT_FOUND: 'Not found',
  BAD_USER_INPUT: 'Something needs another look',
  CONFLICT: 'Someone was first',
  CONSENT_REQUIRED: 'Consent is needed',
  RATE_LIMITED: 'Too many requests',
  PAYLOAD_TOO_LARGE: 'That is too large',
  INTERNAL_SERVER_ERROR: 'Something went wrong on our side',
};

/** Words of our own where the gateway's are for programs. */
const messages: Record<string, string> = {
  INTERNAL_SERVER_ERROR: 'It is not your doing. Trying again in a moment may help.',
  NOT_FOUND: 'There is no such thing, or it is not yours to see.',
  CONSENT_REQUIRED: 'Agree to the processing of your data first, in the settings.',
};

const retryable = new Set([null, 'INTERNAL_SERVER_ERROR', 'RATE_LIMITED']);

/** Human sentences for whatever a request or an operation threw. */
export function describeError(error: unknown): DescribedError {
  const { code, message, details } = readError(error);
  const seconds = details.retryAfterSeconds ?? null;
  return {
    code,
    title: code === null ? 'No connection' : (titles[code] ?? 'That did not work'),
    message: code === 'RATE_LIMITED' && seconds !== null ? waitMessage(seconds) : message,
    canRetry: retryable.has(code),
    retryAfterSeconds: seconds,
    fields: details.fields ?? [],
    errorId: details.errorId ?? null,
  };
}

function readError(error: unknown): {
  code: string | null;
  message: string;
  details: ErrorDetails;
} {
  if (error instanceof CombinedError) {
    const first = error.graphQLErrors[0];
    if (!first) return { code: null, message: away, details: {} };
    const details: ErrorDetails = first.extensions;
    const code = details.code ?? 'INTERNAL_SERVER_ERROR';
    return { code, message: messages[code] ?? first.message, details };
  }
  if (error instanceof GatewayError) {
    const { code, details } = error;
    return { code, message: (code !== null && messages[code]) || error.message, details };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'INTERNAL_SERVER_ERROR', message, details: {} };
}

const away = 'SpendSense does not answer. Check your connection, then try again.';

function waitMessage(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  const wait = seconds < 90 ? `${seconds} seconds` : `${minutes} minutes`;
  return `That was a lot at once. You can go on in ${wait}.`;
}
