/** An error as the log tells it. */
export interface ErrorDescription {
  type: string;
  message: string;
  stack: string;
  /** The code of the operating system, PostgreSQL (SQLSTATE) or GraphQL. */
  code?: string;
  constraint?: string;
  cause?: ErrorDescription;
  errors?: ErrorDescription[];
}

const maxCauses = 5;

/** Drizzle quotes the values of a failed statement in its message; its text alone will do. */
function messageOf(error: Error): string {
  return 'params' in error && 'query' in error
    ? `Failed query: ${String(error.query)}`
    : error.message;
}

const text = (error: Error, property: string): string | undefined => {
  const value: unknown = Reflect.get(error, property);
  return typeof value === 'string' ? value : undefined;
};

/**
 * Describes an error for the log. Of its properties only those listed above: libraries hang the values
 * of statements and commands on their errors, and those may be secrets (checks.md R7).
 */
export function describeError(error: unknown, causesLeft = maxCauses): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' };
  const type = error.name === 'Error' ? error.constructor.name : error.name;
  const message = messageOf(error);
  // The stack begins with the message as it was, which may be long, and quote values.
  const frames = (error.stack ?? '').match(/^ {4}at .*$/gm) ?? [];
  const code = text(error, 'code');
  const constraint = text(error, 'constraint_name');
  const next = causesLeft - 1;
  return {
    type,
    message,
    stack: [`${type}: ${message}`, ...frames].join('\n'),
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(error.cause !== undefined && next > 0 && { cause: describeError(error.cause, next) }),
    ...(error instanceof AggregateError &&
      next > 0 && { errors: error.errors.map((inner: unknown) => describeError(inner, next)) }),
  };
}
