/** Every code that a client can meet. docs/errors.md lists them; a test compares the two. */
export const errorCodes = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_USER_INPUT',
  'CONFLICT',
  'CONSENT_REQUIRED',
  'RATE_LIMITED',
  'PAYLOAD_TOO_LARGE',
  'INTERNAL_SERVER_ERROR',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** An error that clients may read: a stable code, a message for a person, and details. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.name = new.target.name;
    this.code = code;
    this.details = details;
  }
}

/** Nobody is known to be calling. */
export class UnauthenticatedError extends DomainError {
  constructor(message = 'Sign in, and send the access token as "Authorization: Bearer …".') {
    super('UNAUTHENTICATED', message);
  }
}

/** Somebody is known, and may not. */
export class ForbiddenError extends DomainError {
  constructor(message = 'Your role does not allow this.') {
    super('FORBIDDEN', message);
  }
}

/** No such thing, or none that the caller may know of: the two answer alike. */
export class NotFoundError extends DomainError {
  constructor(what: string) {
    super('NOT_FOUND', `No such ${what}.`);
  }
}

/** One faulty input: its path in the arguments, and how to mend it. */
export interface FieldFault {
  path: string;
  message: string;
}

/** The input cannot be used. Nothing was written. */
export class BadUserInputError extends DomainError {
  constructor(fields: FieldFault[]) {
    const faults = fields.map(({ path, message }) => `${path} ${message}`).join('; ');
    super('BAD_USER_INPUT', `The input is not usable: ${faults}.`, { fields });
  }
}

/** The thing is not in the state that this needs. */
export class ConflictError extends DomainError {
  constructor(message: string, details: Record<string, unknown> = {}) {
    super('CONFLICT', message, details);
  }
}

/** The member has not consented to the processing of their data. */
export class ConsentRequiredError extends DomainError {
  constructor() {
    super('CONSENT_REQUIRED', 'Consent to the processing of your data first: grantConsent.');
  }
}

/** The file is larger than is accepted. */
export class PayloadTooLargeError extends DomainError {
  constructor(maxBytes: number) {
    super('PAYLOAD_TOO_LARGE', `The file is too large: at most ${maxBytes} bytes are accepted.`);
  }
}

/** Too often within the hour, or too many wrong guesses. */
export class RateLimitedError extends DomainError {
  constructor(what: string, retryAfterSeconds: number) {
    const minutes = Math.ceil(retryAfterSeconds / 60);
    const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
    super('RATE_LIMITED', `${what}: try again in ${wait}.`, { retryAfterSeconds });
  }
}
