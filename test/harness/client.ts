import { operationText } from './contract.ts';

export interface AnswerError {
  message: string;
  path?: (string | number)[];
  extensions: {
    code: string;
    fields?: { path: string; message: string }[];
    errorId?: string;
    [detail: string]: unknown;
  };
}

/** An answer of the gateway over HTTP. `data` is whatever the document asked for. */
export interface Answer<Data = Record<string, never>> {
  status: number;
  headers: Headers;
  data: Data | null;
  errors: AnswerError[];
  /** The code of the first error. */
  code: string | undefined;
  text: string;
}

export interface SendOptions {
  token?: string | null;
  operationName?: string;
  headers?: Record<string, string>;
}

/** Sends a GraphQL document over HTTP, as a front end does. */
export async function send<Data>(
  baseUrl: string,
  query: string,
  variables: object = {},
  { token, operationName, headers }: SendOptions = {},
): Promise<Answer<Data>> {
  const response = await fetch(`${baseUrl}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables, ...(operationName && { operationName }) }),
  });
  const text = await response.text();
  const body = parseBody<Data>(text);
  return {
    status: response.status,
    headers: response.headers,
    data: body.data ?? null,
    errors: body.errors ?? [],
    code: body.errors?.[0]?.extensions.code,
    text,
  };
}

function parseBody<Data>(text: string): { data?: Data | null; errors?: AnswerError[] } {
  try {
    return JSON.parse(text) as { data?: Data | null; errors?: AnswerError[] };
  } catch {
    return {};
  }
}

/** Somebody at a front end: an account with its access token, or a stranger. */
export interface Person {
  id: string;
  email: string;
  token: string | null;
  /** Sends a document of the test's own. */
  send<Data>(query: string, variables?: object): Promise<Answer<Data>>;
  /** Sends a contract operation, word for word. */
  run<Data>(operation: string, variables?: object): Promise<Answer<Data>>;
}

export function personAt(
  baseUrl: string,
  { id, email, token }: { id: string; email: string; token: string | null },
): Person {
  return {
    id,
    email,
    token,
    send: (query, variables) => send(baseUrl, query, variables, { token }),
    run: (operation, variables) => send(baseUrl, operationText(operation), variables, { token }),
  };
}
