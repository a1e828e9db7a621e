import type { ApiDocument } from './document.ts';

/** The extensions of an error, as far as pages read them. See docs/errors.md. */
export interface ErrorDetails {
  readonly code?: string;
  readonly retryAfterSeconds?: number;
  readonly fields?: readonly { readonly path: string; readonly message: string }[];
  readonly errorId?: string;
}

/** What the gateway says about one failure; `code` is one of the contract's error codes. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: ErrorDetails;
}

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly AnswerError[];
}

/** The gateway refused an operation, or could not be asked. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  /** The contract's code, or null when no GraphQL answer came. */
  readonly code: string | null;
  /** Everything that stands beside the message. */
  readonly details: ErrorDetails;

  constructor(
    message: string,
    { details = {}, cause }: { details?: ErrorDetails; cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.code = details.code ?? null;
    this.details = details;
  }
}

export interface ExecuteOptions {
  /** Sent as `Authorization: Bearer …`. */
  readonly accessToken?: string | null;
  /** Asks for the refresh token as a cookie that no script can read, in place of the body. */
  readonly cookie?: boolean;
}

/**
 * Sends one operation as JSON (Apollo's CSRF prevention asks for that content type).
 *
 * @throws GatewayError with the first error's message and code, or when nothing readable came
 */
export async function execute<Data, Variables>(
  endpoint: string,
  document: ApiDocument<Data, Variables>,
  variables: Variables,
  { accessToken = null, cookie = false }: ExecuteOptions = {},
): Promise<Data> {
  const { headers, ...init } = requestOf(document, variables);
  if (accessToken !== null) headers.set('authorization', `Bearer ${accessToken}`);
  if (cookie) headers.set('x-session-mode', 'cookie');
  return readData(await ask(endpoint, { ...init, headers }, cookie ? 'same-origin' : 'omit'));
}

/** One operation as JSON, for a `fetch` of one's own. */
export function requestOf<Data, Variables>(
  document: ApiDocument<Data, Variables>,
  variables: Variables,
) {
  const headers = new Headers({ 'content-type': 'application/json' });
  const body = JSON.stringify({ query: document.toString(), variables });
  return { method: 'POST', headers, body };
}

/** The data of an answer. @throws GatewayError as `execute` */
export async function readData<Data>(response: Response): Promise<Data> {
  const answer = await readAnswer<Data>(response);
  const error = answer.errors?.[0];
  if (error) throw new GatewayError(describe(error), { details: error.extensions ?? {} });
  if (!answer.data) throw new GatewayError('The gateway answered without data.');
  return answer.data;
}

/**
 * `fetch`, without cookies unless asked otherwise: the token in the header is then all that speaks for
 * the caller, and no answer changes the cookie.
 *
 * @throws GatewayError when the gateway cannot be reached
 */
export async function ask(
  input: string | URL | Request,
  init: RequestInit = {},
  credentials: 'omit' | 'same-origin' = 'omit',
): Promise<Response> {
  try {
    return await fetch(input, { ...init, credentials });
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'AbortError') throw cause;
    throw new GatewayError('The gateway does not answer. Is it running?', { cause });
  }
}

/**
 * The JSON of an answer; the response itself stays readable.
 *
 * @throws GatewayError when it is not JSON, such as a proxy's error page
 */
export async function readAnswer<Data>(response: Response): Promise<Answer<Data>> {
  const text = await response.clone().text();
  try {
    return JSON.parse(text) as Answer<Data>;
  } catch (cause) {
    const excerpt = text.slice(0, 200).trim() || response.statusText;
    throw new GatewayError(`The gateway answered ${response.status}: ${excerpt}`, { cause });
  }
}

function describe(error: AnswerError): string {
  const seconds = error.extensions?.retryAfterSeconds;
  return seconds === undefined ? error.message : `${error.message} (again in ${seconds} s)`;
}
