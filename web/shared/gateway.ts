import type { TypedDocumentString } from './generated/graphql.ts';

/** What the gateway says about one failure; `code` is one of the contract's error codes. */
export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string; readonly retryAfterSeconds?: number };
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

  constructor(message: string, code: string | null = null, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/**
 * Sends one operation as JSON (Apollo's CSRF prevention asks for that content type).
 *
 * @param accessToken sent as `Authorization: Bearer …` when given
 * @throws GatewayError with the first error's message and code, or when nothing readable came
 */
export async function execute<Data, Variables>(
  endpoint: string,
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  accessToken: string | null = null,
): Promise<Data> {
  const headers = new Headers({ 'content-type': 'application/json' });
  if (accessToken !== null) headers.set('authorization', `Bearer ${accessToken}`);
  const body = JSON.stringify({ query: document.toString(), variables });
  const response = await ask(endpoint, { method: 'POST', headers, body });
  const answer = await readAnswer<Data>(response);
  const error = answer.errors?.[0];
  if (error) throw new GatewayError(describe(error), error.extensions?.code ?? null);
  if (!answer.data) throw new GatewayError('The gateway answered without data.');
  return answer.data;
}

/**
 * `fetch` without cookies, so that the token in the header is all that speaks for the caller.
 *
 * @throws GatewayError when the gateway cannot be reached
 */
export async function ask(
  input: string | URL | Request,
  init: RequestInit = {},
): Promise<Response> {
  try {
    return await fetch(input, { ...init, credentials: 'omit' });
  } catch (cause) {
    throw new GatewayError('The gateway does not answer. Is it running?', null, cause);
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
    throw new GatewayError(`The gateway answered ${response.status}: ${excerpt}`, null, cause);
  }
}

function describe(error: AnswerError): string {
  const seconds = error.extensions?.retryAfterSeconds;
  return seconds === undefined ? error.message : `${error.message} (again in ${seconds} s)`;
}
